/** Validation of ReplicaSets: `pkg/apis/apps/validation`. */

import { deepEqual } from '../../../../go/json/deep';
import type { ReplicaSet } from '../../../../kube/api/apps/v1';
import type { PodTemplateSpec } from '../../../../kube/api/core/v1';
import { type FieldError, forbidden } from '../../../../kube/errors/field-error';
import type { LabelSelector } from '../../../../kube/labels/label-selector';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { validatePodTemplateSpec, validateReadOnlyDisks } from '../../core/pod/validation/pod-template';
import { invalidGo, unsupported } from '../../field-checks';
import {
  goSelector,
  immutableSelector,
  labelMismatch,
  parsedSelector,
  validateRequiredSelector,
} from '../../workload-validation';

/** What Deployments and ReplicaSets have in common. */
interface ReplicatedSpec {
  replicas?: number;
  selector?: LabelSelector;
  template: PodTemplateSpec;
}

/** The selector must be one, and the template as `ValidatePodTemplateSpecForReplicaSet` wants it. */
export function validateReplicaSetTemplate({ replicas = 0, selector, template }: ReplicatedSpec): FieldError[] {
  const parsed = parsedSelector(selector);
  if (!parsed) return [invalidGo('spec.selector', goSelector(selector), 'invalid label selector')];
  const path = 'spec.template';
  const errors: FieldError[] = [];
  const labels = template.metadata?.labels;
  if (!parsed.empty && !parsed.matches(labels)) errors.push(labelMismatch(labels, `${path}.metadata.labels`));
  validatePodTemplateSpec(template, path, errors);
  if (replicas > 1) validateReadOnlyDisks(template.spec.volumes, undefined, `${path}.spec.volumes`, errors);
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec;
  if (restartPolicy !== 'Always') errors.push(unsupported(`${path}.spec.restartPolicy`, restartPolicy, ['Always']));
  if (activeDeadlineSeconds !== undefined)
    errors.push(
      forbidden(`${path}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in ReplicaSet is not Supported'),
    );
  return errors;
}

/** `ValidateReplicaSet` */
export function validateReplicaSet({ spec }: ReplicaSet): FieldError[] {
  return [
    ...validateNonnegativeField(spec.replicas ?? 0, 'spec.replicas'),
    ...validateNonnegativeField(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
    // The message says deployment in the real thing, too.
    ...validateRequiredSelector(spec.selector, 'spec.selector', 'deployment'),
    ...validateReplicaSetTemplate(spec),
  ];
}

/** `ValidateReplicaSetUpdate`; the selector stays what it was. */
export function validateReplicaSetUpdate(set: ReplicaSet, old: ReplicaSet): FieldError[] {
  const same = deepEqual(set.spec.selector, old.spec.selector);
  return [...validateReplicaSet(set), ...immutableSelector(same, set.spec.selector, 'spec.selector')];
}
