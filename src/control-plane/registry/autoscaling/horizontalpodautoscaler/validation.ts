/** `ValidateHorizontalPodAutoscaler` of `pkg/apis/autoscaling/validation`. */
import type { HorizontalPodAutoscaler } from '../../../../kube/api/autoscaling/v2';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import { validateBehavior } from './behavior-validation';
import { validateMetric } from './metric-validation';
import { validateObjectReference } from './object-reference-validation';

/** Every error of an autoscaler but those of its metadata. */
export function validateHorizontalPodAutoscaler({ spec }: HorizontalPodAutoscaler): FieldError[] {
  const { minReplicas, maxReplicas = 0 } = spec;
  const errors: FieldError[] = [];
  if (minReplicas !== undefined && minReplicas < 1)
    errors.push(invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 1'));
  if (maxReplicas < 1) errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0'));
  if (minReplicas !== undefined && maxReplicas < minReplicas)
    errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`'));
  return [
    ...errors,
    ...validateObjectReference(spec.scaleTargetRef, 'spec.scaleTargetRef'),
    ...(spec.metrics ?? []).flatMap((metric, i) => validateMetric(metric, `spec.metrics[${i}]`)),
    ...validateBehavior(spec.behavior, 'spec.behavior'),
  ];
}
