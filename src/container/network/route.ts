/** Where a connection to an address ends: kube-proxy's rules for services, and pods by their own address. */
import type { Pod } from '../../kube/api/core/v1';
import { isHeadless } from '../../kube/core/service';
import { type ClusterView, endpoints, services } from './cluster-view';

/** A pod's port; `refused` at once, or nobody there at all (`silent`: the connection times out). */
export type Route = { address: string; port: number } | 'refused' | 'silent';

/** Follows the address of a service to one of its endpoints, the first that is ready; other addresses lead to themselves. */
export function route(cluster: ClusterView, address: string, port: number): Route {
  const found = services(cluster).find(({ spec }) => spec.clusterIP === address);
  if (!found || isHeadless(found)) return { address, port };
  const wanted = found.spec.ports?.find((servicePort) => servicePort.port === port);
  // Without a rule for the port nothing answers; with one but no endpoint kube-proxy rejects.
  if (!wanted) return 'silent';
  const subsets = endpoints(cluster, found.metadata.namespace ?? '', found.metadata.name)?.subsets ?? [];
  for (const { addresses = [], ports = [] } of subsets) {
    const target = ports.find(({ name }) => (name ?? '') === (wanted.name ?? ''));
    if (addresses[0] && target) return { address: addresses[0].ip, port: target.port };
  }
  return 'refused';
}

/** The pod that has an address and runs. */
export function podAt(cluster: ClusterView, address: string): Pod | undefined {
  const pods = cluster.list('pods') as readonly Pod[];
  return pods.find(({ status, spec }) => status?.podIP === address && status.phase === 'Running' && !spec.hostNetwork);
}
