/** ReplicaSets: `pkg/registry/apps/replicaset`. */
import type { ReplicaSet } from '../../../../kube/api/apps/v1';
import { formatLabelSelector } from '../../../../kube/labels/label-selector';
import { setPodTemplateDefaults } from '../../core/pod/defaults/pod-spec';
import { dropDisabledPodFields } from '../../core/pod/disabled-fields';
import { ageColumn, nameColumn } from '../../object-columns';
import { POD_NAMES } from '../../pod-names';
import type { Strategy } from '../../strategy';
import { containerColumns } from '../../workload-columns';
import { warnOfTemplate } from '../../workload-validation';
import { validateReplicaSet, validateReplicaSetUpdate } from './validation';

/** ReplicaSets have a generation. */
export const replicaSetStrategy: Strategy<ReplicaSet> = {
  hasGeneration: true,
  setDefaults(set) {
    set.spec ??= {} as ReplicaSet['spec'];
    setPodTemplateDefaults(set.spec);
    set.spec.replicas ??= 1;
  },
  prepareForCreate(set) {
    set.status = { replicas: 0 };
    dropDisabledPodFields(set.spec.template.spec);
  },
  prepareForUpdate: (set) => dropDisabledPodFields(set.spec.template.spec),
  validate: validateReplicaSet,
  validateUpdate: validateReplicaSetUpdate,
  warn(set, ctx, old) {
    if (!old || set.metadata.generation !== old.metadata.generation)
      warnOfTemplate(set, set.spec.template, ctx, old ? {} : { usedIn: POD_NAMES });
  },
  columns: [
    nameColumn,
    { name: 'Desired', type: 'integer', cell: ({ spec }) => spec.replicas ?? 0 },
    { name: 'Current', type: 'integer', cell: ({ status }) => status?.replicas ?? 0 },
    { name: 'Ready', type: 'integer', cell: ({ status }) => status?.readyReplicas ?? 0 },
    ageColumn,
    ...containerColumns<ReplicaSet>(({ spec }) => spec.template.spec),
    { name: 'Selector', priority: 1, cell: ({ spec }) => formatLabelSelector(spec.selector) },
  ],
};
