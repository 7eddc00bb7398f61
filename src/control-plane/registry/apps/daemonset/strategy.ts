/** DaemonSets: `pkg/registry/apps/daemonset`. */

import { deepEqual } from '../../../../go/json/deep';
import type { DaemonSet } from '../../../../kube/api/apps/v1';
import { formatLabelSelector } from '../../../../kube/labels/label-selector';
import { formatLabels } from '../../../../kube/labels/label-set';
import { setPodTemplateDefaults } from '../../core/pod/defaults/pod-spec';
import { dropDisabledPodFields } from '../../core/pod/disabled-fields';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Strategy } from '../../strategy';
import { containerColumns } from '../../workload-columns';
import { warnOfTemplate } from '../../workload-validation';
import { validateDaemonSet, validateDaemonSetUpdate } from './validation';

/** Counts the versions of the template; a field of old API versions that lives on as an annotation. */
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

const templateGeneration = ({ metadata }: DaemonSet) => Number(metadata.annotations?.[TEMPLATE_GENERATION] ?? 0) || 0;

function setTemplateGeneration({ metadata }: DaemonSet, generation: number): void {
  metadata.annotations = { ...metadata.annotations, [TEMPLATE_GENERATION]: String(generation) };
}

function setDefaults(set: DaemonSet): void {
  set.spec ??= {} as DaemonSet['spec'];
  const { spec } = set;
  setPodTemplateDefaults(spec);
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ||= 'RollingUpdate';
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
}

/** DaemonSets have a generation, and one of their template. */
export const daemonSetStrategy: Strategy<DaemonSet> = {
  hasGeneration: true,
  setDefaults,
  prepareForCreate(set) {
    set.status = { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 };
    setTemplateGeneration(set, Math.max(templateGeneration(set), 1));
    dropDisabledPodFields(set.spec.template.spec);
  },
  prepareForUpdate(set, old) {
    dropDisabledPodFields(set.spec.template.spec);
    const changed = !deepEqual(set.spec.template, old.spec.template);
    setTemplateGeneration(set, templateGeneration(old) + (changed ? 1 : 0));
  },
  validate: validateDaemonSet,
  validateUpdate: validateDaemonSetUpdate,
  warn(set, ctx, old) {
    if (!old || set.metadata.generation !== old.metadata.generation) warnOfTemplate(set, set.spec.template, ctx);
  },
  columns: [
    nameColumn,
    { name: 'Desired', type: 'integer', cell: ({ status }) => status?.desiredNumberScheduled ?? 0 },
    { name: 'Current', type: 'integer', cell: ({ status }) => status?.currentNumberScheduled ?? 0 },
    { name: 'Ready', type: 'integer', cell: ({ status }) => status?.numberReady ?? 0 },
    { name: 'Up-to-date', type: 'integer', cell: ({ status }) => status?.updatedNumberScheduled ?? 0 },
    { name: 'Available', type: 'integer', cell: ({ status }) => status?.numberAvailable ?? 0 },
    { name: 'Node Selector', cell: ({ spec }) => formatLabels(spec.template.spec.nodeSelector) },
    ageColumn,
    ...containerColumns<DaemonSet>(({ spec }) => spec.template.spec),
    { name: 'Selector', priority: 1, cell: ({ spec }) => formatLabelSelector(spec.selector) },
  ],
};
