/** Names and addresses as the cluster's DNS server knows them (Kubernetes DNS specification 1.1). */

import type { EndpointAddress } from '../../kube/api/core/v1';
import { isHeadless } from '../../kube/core/service';
import { CLUSTER_DOMAIN, type ClusterView, endpoints, service, services } from './cluster-view';

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const SERVER_NAME = `kube-dns.kube-system.svc.${CLUSTER_DOMAIN}`;

/** The addresses of a fully qualified name; none when there is no such name. */
function addressesOf(cluster: ClusterView, name: string): string[] {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.');
  const domain = labels.splice(-2).join('.');
  const kind = labels.pop();
  const namespace = labels.pop() ?? '';
  if (domain !== CLUSTER_DOMAIN || labels.length === 0) return [];
  if (kind === 'pod') return podAddress(labels);
  if (kind !== 'svc') return [];
  if (name.replace(/\.$/, '') === SERVER_NAME) return [cluster.dnsAddress];
  const found = service(cluster, namespace, labels.at(-1) ?? '');
  if (!found) return [];
  if (found.spec.externalName) return labels.length === 1 ? addressesOf(cluster, found.spec.externalName) : [];
  if (!isHeadless(found)) return labels.length === 1 && found.spec.clusterIP ? [found.spec.clusterIP] : [];
  const all = endpointAddresses(cluster, namespace, found.metadata.name);
  const named = labels.length === 1 ? all : all.filter((address) => endpointName(address) === labels[0]);
  return labels.length <= 2 ? named.map(({ ip }) => ip) : [];
}

/** The name of an address; undefined where nothing stands for it. */
export function nameOf(cluster: ClusterView, address: string): string | undefined {
  if (address === cluster.dnsAddress) return SERVER_NAME;
  for (const { metadata, spec } of services(cluster)) {
    const domain = `${metadata.name}.${metadata.namespace}.svc.${CLUSTER_DOMAIN}`;
    if (spec.clusterIP === address) return domain;
    if (spec.clusterIP !== 'None') continue;
    const found = endpointAddresses(cluster, metadata.namespace ?? '', metadata.name).find(({ ip }) => ip === address);
    if (found?.hostname) return `${found.hostname}.${domain}`;
  }
  return undefined;
}

/** Everything a name may be short for, in the order it is tried (`options ndots:5`). */
function candidates(name: string, searches: readonly string[]): string[] {
  if (name.endsWith('.')) return [name];
  const longer = searches.map((search) => `${name}.${search}`);
  return name.split('.').length > 5 ? [name, ...longer] : [...longer, name];
}

/** The addresses of a name as a program in a container gets them, or of an address itself. */
export function resolve(cluster: ClusterView, name: string, searches: readonly string[]): string[] {
  if (ADDRESS.test(name)) return [name];
  for (const candidate of candidates(name, searches)) {
    const found = addressesOf(cluster, candidate);
    if (found.length > 0) return found;
  }
  return [];
}

/** `10-32-0-5.default.pod.cluster.local` is 10.32.0.5, whoever that is. */
function podAddress([name = '', ...rest]: string[]): string[] {
  const address = name.replaceAll('-', '.');
  return rest.length === 0 && ADDRESS.test(address) ? [address] : [];
}

function endpointAddresses(cluster: ClusterView, namespace: string, name: string): EndpointAddress[] {
  return (endpoints(cluster, namespace, name)?.subsets ?? []).flatMap(({ addresses = [] }) => addresses);
}

/** An endpoint without a host name is called by its address. */
function endpointName({ hostname, ip }: EndpointAddress): string {
  return hostname ?? ip.replaceAll('.', '-');
}
