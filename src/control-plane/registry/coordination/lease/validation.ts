/** What an object of the kind must be like. */
import type { Lease } from '../../../../kube/api/coordination/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';

/** Every error of a Lease but those of its metadata. */
export function validateLease({ spec = {} }: Lease): FieldError[] {
  const { leaseDurationSeconds: seconds, leaseTransitions: transitions } = spec;
  const errors: FieldError[] = [];
  if (seconds !== undefined && seconds <= 0)
    errors.push(invalid('spec.leaseDurationSeconds', seconds, 'must be greater than 0'));
  if (transitions !== undefined && transitions < 0)
    errors.push(invalid('spec.leaseTransitions', transitions, 'must be greater than or equal to 0'));
  return errors;
}
