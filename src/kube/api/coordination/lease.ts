import type { KubeObject } from '../../meta/meta';

/** `coordination.k8s.io/v1` Lease; the times are `metav1.MicroTime`. */
export interface Lease extends KubeObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}
