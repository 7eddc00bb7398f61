/** The ranges services get their addresses and node ports from. */
import type { RequestContext } from '../../strategy';

/** Where a cluster's services live: kube-apiserver's `--service-cluster-ip-range` and `--service-node-port-range`. */
export interface ServiceNetwork {
  /** An IPv4 range in CIDR notation. */
  cidr: string;
  /** The first and the last node port. */
  nodePorts: readonly [number, number];
}

const DEFAULT_NETWORK: ServiceNetwork = { cidr: '10.36.0.0/20', nodePorts: [30000, 32767] };

/** The service network of the cluster a request is for; what the cluster does not say is Kubernetes' default. */
export function serviceNetwork(ctx: RequestContext & { serviceNetwork?: Partial<ServiceNetwork> }): ServiceNetwork {
  return { ...DEFAULT_NETWORK, ...ctx.serviceNetwork };
}
