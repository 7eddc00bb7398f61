/** StatefulSets: `pkg/registry/apps/statefulset`. */
import type { StatefulSet } from '../../../../kube/api/apps/v1';
import { claimSpecWarnings } from '../../core/pod/claim-warnings';
import { dropDisabledPodFields } from '../../core/pod/disabled-fields';
import { ageColumn, nameColumn } from '../../object-columns';
import type { RequestContext, Strategy } from '../../strategy';
import { containerColumns } from '../../workload-columns';
import { warnOfTemplate } from '../../workload-validation';
import { setStatefulSetDefaults } from './defaults';
import { validateStatefulSet, validateStatefulSetUpdate } from './validation';

/** Fields of features that are off by default in v1.28. */
function dropDisabledFields({ spec }: StatefulSet): void {
  dropDisabledPodFields(spec.template.spec);
  if (spec.updateStrategy?.rollingUpdate) delete spec.updateStrategy.rollingUpdate.maxUnavailable;
}

function warn(set: StatefulSet, ctx: RequestContext): void {
  warnOfTemplate(set, set.spec.template, ctx);
  for (const [i, { spec }] of (set.spec.volumeClaimTemplates ?? []).entries())
    for (const warning of claimSpecWarnings(spec, `spec.volumeClaimTemplates[${i}].Spec`)) ctx.warn(warning);
}

/** StatefulSets have a generation; only some of their spec may change. */
export const statefulSetStrategy: Strategy<StatefulSet> = {
  hasGeneration: true,
  setDefaults: setStatefulSetDefaults,
  prepareForCreate(set) {
    set.status = { replicas: 0, availableReplicas: 0 };
    dropDisabledFields(set);
  },
  prepareForUpdate: dropDisabledFields,
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  warn(set, ctx, old) {
    if (!old || set.metadata.generation !== old.metadata.generation) warn(set, ctx);
  },
  columns: [
    nameColumn,
    { name: 'Ready', cell: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}` },
    ageColumn,
    ...containerColumns<StatefulSet>(({ spec }) => spec.template.spec),
  ],
};
