/** How programs of a container find the address of a name: `/etc/hosts`, then DNS with the search domains of the pod. */
import type { Machine } from '../machine/machine';
import { resolve } from '../network/dns';
import { hostsAddresses, searchDomains } from '../network/network-files';

/** The addresses of a name, or of an address itself; none for a name nobody knows. */
export function lookUp(machine: Machine, name: string): string[] {
  const hosts = machine.fs.exists('/etc/hosts') ? machine.fs.readFile('/etc/hosts') : '';
  const known = hostsAddresses(hosts, name).filter((address) => !address.includes(':'));
  if (known.length > 0) return known;
  const { cluster, pod } = machine.setting;
  const found = resolve(cluster, name, searchDomains(pod));
  return found.length > 0 ? found : isOutside(machine, name) ? [outsideAddress(name)] : [];
}

/** Whether a name is one of the world's: `example.com` is; `web-0.nginx`, `db.production` and `x.svc.cluster.local` are not. */
export function isOutside({ setting: { cluster } }: Machine, name: string): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    /^(com|org|net|io|dev|edu|gov|app|co|uk|de|fr|eu|kr|jp|cn|ru|in|us|ca|me|info|cloud|ai)$/.test(last) &&
    !cluster.get('namespaces', undefined, last) &&
    !cluster.get('services', 'default', last)
  );
}

/** Some address of the world, always the same for a name. */
export function outsideAddress(name: string): string {
  let sum = 7;
  for (const char of name) sum = (sum * 31 + char.charCodeAt(0)) % 65_521;
  return `93.184.${sum >> 8}.${sum & 255 || 1}`;
}
