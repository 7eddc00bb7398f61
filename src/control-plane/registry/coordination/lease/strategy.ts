/** Leases: `pkg/registry/coordination/lease` and `ValidateLease`. */
import type { Lease } from '../../../../kube/api/coordination/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import type { Strategy } from '../../strategy';
import { leaseColumns } from './columns';

/** Every error of a Lease but those of its metadata. */
function validateLease({ spec = {} }: Lease): FieldError[] {
  const { leaseDurationSeconds: seconds, leaseTransitions: transitions } = spec;
  const errors: FieldError[] = [];
  if (seconds !== undefined && seconds <= 0)
    errors.push(invalid('spec.leaseDurationSeconds', seconds, 'must be greater than 0'));
  if (transitions !== undefined && transitions < 0)
    errors.push(invalid('spec.leaseTransitions', transitions, 'must be greater than or equal to 0'));
  return errors;
}

/** Leases carry who holds them, and since when. */
export const leaseStrategy: Strategy<Lease> = {
  setDefaults(lease) {
    lease.spec ??= {};
  },
  validate: validateLease,
  plainFinalizers: true,
  columns: leaseColumns,
};
