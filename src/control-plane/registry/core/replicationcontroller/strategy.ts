/** ReplicationControllers: `pkg/registry/core/replicationcontroller`. */
import type { PodTemplateSpec, ReplicationController } from '../../../../kube/api/core/v1';
import { formatLabels } from '../../../../kube/labels/label-set';
import { ageColumn, nameColumn } from '../../object-columns';
import { POD_NAMES } from '../../pod-names';
import type { RequestContext, Strategy } from '../../strategy';
import { containerColumns } from '../../workload-columns';
import { warnOfTemplate } from '../../workload-validation';
import { setPodTemplateDefaults } from '../pod/defaults/pod-spec';
import { dropDisabledPodFields } from '../pod/disabled-fields';
import { validateReplicationController } from './validation';

/** Selector and labels default to the labels of the template. */
function setDefaults(controller: ReplicationController): void {
  controller.spec ??= {};
  const { spec, metadata } = controller;
  if (spec.template) setPodTemplateDefaults(spec as { template: PodTemplateSpec });
  const labels = spec.template?.metadata?.labels;
  if (labels && Object.keys(spec.selector ?? {}).length === 0) spec.selector = { ...labels };
  if (labels && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels };
  spec.replicas ??= 1;
}

function dropDisabledFields({ spec }: ReplicationController): void {
  if (spec.template) dropDisabledPodFields(spec.template.spec);
}

function warn(controller: ReplicationController, ctx: RequestContext, usedIn?: string): void {
  if (controller.spec.template) warnOfTemplate(controller, controller.spec.template, ctx, { usedIn });
}

/** ReplicationControllers have a generation; deleted without a policy, they leave their pods behind. */
export const replicationControllerStrategy: Strategy<ReplicationController> = {
  hasGeneration: true,
  defaultPropagation: 'orphan',
  setDefaults,
  prepareForCreate(controller) {
    controller.status = { replicas: 0 };
    dropDisabledFields(controller);
  },
  prepareForUpdate: dropDisabledFields,
  validate: (controller) => validateReplicationController(controller),
  validateUpdate: validateReplicationController,
  warn(controller, ctx, old) {
    if (!old || controller.metadata.generation !== old.metadata.generation)
      warn(controller, ctx, old ? undefined : POD_NAMES);
  },
  selectableFields: ({ status }) => ({ 'status.replicas': String(status?.replicas ?? 0) }),
  columns: [
    nameColumn,
    { name: 'Desired', type: 'integer', cell: ({ spec }) => spec.replicas ?? 0 },
    { name: 'Current', type: 'integer', cell: ({ status }) => status?.replicas ?? 0 },
    { name: 'Ready', type: 'integer', cell: ({ status }) => status?.readyReplicas ?? 0 },
    ageColumn,
    ...containerColumns<ReplicationController>(({ spec }) => spec.template?.spec),
    { name: 'Selector', priority: 1, cell: ({ spec }) => formatLabels(spec.selector) },
  ],
};
