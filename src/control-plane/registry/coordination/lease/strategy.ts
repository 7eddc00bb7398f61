/** Leases: `pkg/registry/coordination/lease` and `ValidateLease`. */
import type { Lease } from '../../../../kube/api/coordination/v1';
import type { Strategy } from '../../strategy';
import { leaseColumns } from './columns';
import { validateLease } from './validation';

/** Leases carry who holds them, and since when. */
export const leaseStrategy: Strategy<Lease> = {
  setDefaults(lease) {
    lease.spec ??= {};
  },
  validate: validateLease,
  plainFinalizers: true,
  columns: leaseColumns,
};
