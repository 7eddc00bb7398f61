/** Validation of ReplicationControllers: `pkg/apis/core/validation`. */
import type { ReplicationController } from '../../../../kube/api/core/v1';
import { type FieldError, forbidden, required } from '../../../../kube/errors/field-error';
import { selectorFromSet } from '../../../../kube/labels/selector';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { unsupported } from '../../field-checks';
import { labelMismatch } from '../../workload-validation';
import { validatePodTemplateSpec, validateReadOnlyDisks } from '../pod/validation/pod-template';

function validateTemplate({ spec }: ReplicationController, old: ReplicationController | undefined): FieldError[] {
  const path = 'spec.template';
  const { template, replicas = 0 } = spec;
  if (!template) return [required(path)];
  const errors: FieldError[] = [];
  const labels = template.metadata?.labels;
  if (!selectorFromSet(spec.selector).matches(labels)) errors.push(labelMismatch(labels, `${path}.metadata.labels`));
  validatePodTemplateSpec(template, path, errors);
  const oldVolumes = old?.spec.template?.spec.volumes;
  if (replicas > 1) validateReadOnlyDisks(template.spec.volumes, oldVolumes, `${path}.spec.volumes`, errors);
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec;
  if (restartPolicy !== 'Always') errors.push(unsupported(`${path}.spec.restartPolicy`, restartPolicy, ['Always']));
  if (activeDeadlineSeconds !== undefined)
    errors.push(
      forbidden(
        `${path}.spec.activeDeadlineSeconds`,
        'activeDeadlineSeconds in ReplicationController is not Supported',
      ),
    );
  return errors;
}

/** `ValidateReplicationController`, and with `old` its update. */
export function validateReplicationController(
  controller: ReplicationController,
  old?: ReplicationController,
): FieldError[] {
  const { spec } = controller;
  return [
    ...validateNonnegativeField(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
    ...(Object.keys(spec.selector ?? {}).length === 0 ? [required('spec.selector')] : []),
    ...validateNonnegativeField(spec.replicas ?? 0, 'spec.replicas'),
    ...validateTemplate(controller, old),
  ];
}
