/** What the kubelet writes into `/etc` of every container. */
import type { Pod } from '../../kube/api/core/v1';
import { CLUSTER_DOMAIN, type ClusterView, hostname, qualifiedHostname } from './cluster-view';

/** The domains a short name is tried in. */
export function searchDomains({ metadata, spec }: Pod): string[] {
  const own = [`${metadata.namespace}.svc.${CLUSTER_DOMAIN}`, `svc.${CLUSTER_DOMAIN}`, CLUSTER_DOMAIN];
  return [...(spec.dnsPolicy === 'None' ? [] : own), ...(spec.dnsConfig?.searches ?? [])];
}

/** `/etc/resolv.conf`. */
export function resolvConf(pod: Pod, { dnsAddress }: ClusterView): string {
  const { dnsPolicy, dnsConfig } = pod.spec;
  const alone = dnsPolicy === 'None';
  const servers = [...(alone ? [] : [dnsAddress]), ...(dnsConfig?.nameservers ?? [])];
  const options = (dnsConfig?.options ?? []).map(({ name, value }) =>
    value === undefined ? name : `${name}:${value}`,
  );
  if (!alone && !options.some((option) => option?.startsWith('ndots:'))) options.unshift('ndots:5');
  const searches = searchDomains(pod);
  return [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
    '',
  ].join('\n');
}

/** `/etc/hosts`. */
export function hostsFile(pod: Pod): string {
  const names = [qualifiedHostname(pod), hostname(pod)].filter(Boolean).join('\t');
  const aliases = (pod.spec.hostAliases ?? []).map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join('\t')}`);
  return [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    `${pod.status?.podIP ?? ''}\t${names}`,
    ...(aliases.length > 0 ? ['', '# Entries added by HostAliases.', ...aliases] : []),
    '',
  ].join('\n');
}

/** The addresses `/etc/hosts` has for a name. */
export function hostsAddresses(hosts: string, name: string): string[] {
  return hostsEntries(hosts).flatMap(({ address, names }) => (names.includes(name) ? [address] : []));
}

/** The first name `/etc/hosts` has for an address. */
export function hostsName(hosts: string, address: string): string | undefined {
  return hostsEntries(hosts).find((entry) => entry.address === address)?.names[0];
}

function hostsEntries(hosts: string): { address: string; names: string[] }[] {
  return hosts.split('\n').flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return address ? [{ address, names }] : [];
  });
}
