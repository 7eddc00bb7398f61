/** `ValidateHorizontalPodAutoscaler` of `pkg/apis/autoscaling/validation`. */
import type {
  CrossVersionObjectReference,
  HorizontalPodAutoscaler,
} from '../../../../kube/api/autoscaling/horizontalpodautoscaler';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isValidPathSegmentName } from '../../../../kube/validation/validation';
import { invalidEach } from '../../field-checks';
import { validateBehavior } from './behavior-validation';
import { validateMetric } from './metric-validation';

/** A reference by kind and name: `ValidateCrossVersionObjectReference`. */
export function validateObjectReference(
  ref: Partial<CrossVersionObjectReference> | undefined,
  field: string,
): FieldError[] {
  return (['kind', 'name'] as const).flatMap((part) => {
    const value = ref?.[part];
    return value
      ? invalidEach(`${field}.${part}`, value, isValidPathSegmentName(value))
      : [required(`${field}.${part}`)];
  });
}

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
