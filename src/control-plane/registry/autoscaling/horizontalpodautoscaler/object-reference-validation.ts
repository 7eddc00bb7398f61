/** What an autoscaler says of the objects it points at. */
import type { CrossVersionObjectReference } from '../../../../kube/api/autoscaling/v2';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import { invalidEach } from '../../field-checks';

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
