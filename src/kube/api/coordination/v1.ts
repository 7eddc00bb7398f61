/** The types of `coordination/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `coordination/v1.Lease`. */
export interface Lease extends KubeObject {
  spec: LeaseSpec;
}

/** `coordination/v1.LeaseSpec`. */
export interface LeaseSpec {
  holderIdentity?: string;
  leaseDurationSeconds?: number;
  acquireTime?: string;
  renewTime?: string;
  leaseTransitions?: number;
}
