/** `nslookup`, in the words of whoever ships it: busybox up to 1.28, busybox since, or BIND. */

import type { Image } from '../images/image';
import type { ClusterView } from '../network/cluster-view';
import { nameOf, resolve } from '../network/dns';
import { hostsAddresses, hostsName } from '../network/network-files';
import type { Answer } from './answer';

/** What a lookup may use. */
export interface Resolver {
  cluster: ClusterView;
  searches: readonly string[];
  /** Content of `/etc/hosts`. */
  hosts: string;
  image: Image;
}

/** Looks up `nslookup HOST [SERVER]`. A server other than the cluster's never answers. */
export function nslookup(args: string[], resolver: Resolver): Answer {
  const [name, server] = args.filter((arg) => !arg.startsWith('-'));
  const form = nslookupForm(resolver.image);
  if (name === undefined) return form === 'bind' ? { stdout: '', stderr: '', exitCode: 0 } : USAGE;
  switch (form) {
    case 'libc':
      return byLibc(name, server, resolver);
    case 'busybox':
      return byBusybox(name, resolver);
    default:
      return byBind(name, resolver);
  }
}

const USAGE: Answer = {
  stdout: '',
  stderr:
    'BusyBox v1.28.4 (2018-05-22 17:00:17 UTC) multi-call binary.\n\nUsage: nslookup HOST [DNS_SERVER]\n\nQuery DNS about HOST\n',
  exitCode: 1,
};

function nslookupForm({ name, tag }: Image): 'libc' | 'busybox' | 'bind' {
  if (name === 'dnsutils' || name === 'jessie-dnsutils' || name === 'netshoot') return 'bind';
  const [, minor] = /^1\.(\d+)/.exec(tag) ?? [];
  return name === 'busybox' && minor !== undefined && Number(minor) <= 28 ? 'libc' : 'busybox';
}

/** busybox 1.28 asks libc, which knows `/etc/hosts` and the search domains, and names every address it prints. */
function byLibc(name: string, server: string | undefined, resolver: Resolver): Answer {
  const { cluster, searches, hosts } = resolver;
  const asked = server ? (resolve(cluster, server, searches)[0] ?? server) : cluster.dnsAddress;
  const block = (title: string, host: string, addresses: string[]) => {
    const line = (address: string, at: number) => {
      const found = hostsName(hosts, address) ?? nameOf(cluster, address);
      return `Address ${at + 1}: ${address}${found ? ` ${found}` : ''}\n`;
    };
    return `${title.padEnd(10)} ${host}\n${addresses.map(line).join('')}`;
  };
  const head = `${block('Server:', asked, [asked])}\n`;
  const known = hostsAddresses(hosts, name);
  const reachable = asked === cluster.dnsAddress;
  const addresses = known.length > 0 ? known : reachable ? resolve(cluster, name, searches) : [];
  if (addresses.length === 0) return { stdout: head, stderr: `nslookup: can't resolve '${name}'\n`, exitCode: 1 };
  return { stdout: head + block('Name:', name, addresses), stderr: '', exitCode: 0 };
}

/** Later busyboxes ask the server themselves, without the search domains for names with a dot. */
function byBusybox(name: string, { cluster, searches }: Resolver): Answer {
  const head = `Server:\t\t${cluster.dnsAddress}\nAddress:\t${cluster.dnsAddress}:53\n\n`;
  const reverse = reverseRecord(name, cluster);
  if (reverse) return { stdout: `${head}${reverse}\n`, stderr: '', exitCode: 0 };
  const tried = name.includes('.') ? [name] : searches.map((search) => `${name}.${search}`);
  for (const full of tried) {
    const addresses = resolve(cluster, full, []);
    const records = addresses.map((address) => `Name:\t${full}\nAddress: ${address}\n`);
    if (records.length > 0) return { stdout: `${head}${records.join('')}\n`, stderr: '', exitCode: 0 };
  }
  const failures = tried.map((full) => `** server can't find ${full}: NXDOMAIN\n\n`);
  return { stdout: `${head}${failures.join('')}${failures.length === 1 ? failures[0] : ''}`, stderr: '', exitCode: 1 };
}

function byBind(name: string, { cluster, searches }: Resolver): Answer {
  const head = `Server:\t\t${cluster.dnsAddress}\nAddress:\t${cluster.dnsAddress}#53\n\n`;
  const reverse = reverseRecord(name, cluster);
  if (reverse) return { stdout: `${head}${reverse}\n`, stderr: '', exitCode: 0 };
  for (const full of [...(name.endsWith('.') ? [] : searches.map((search) => `${name}.${search}`)), name]) {
    const records = resolve(cluster, full, []).map((address) => `Name:\t${full}\nAddress: ${address}\n`);
    if (records.length > 0) return { stdout: `${head}${records.join('')}\n`, stderr: '', exitCode: 0 };
  }
  return { stdout: `${head}** server can't find ${name}: NXDOMAIN\n\n`, stderr: '', exitCode: 1 };
}

function reverseRecord(name: string, cluster: ClusterView): string | undefined {
  const found = /^\d+\.\d+\.\d+\.\d+$/.test(name) ? nameOf(cluster, name) : undefined;
  return found && `${name.split('.').reverse().join('.')}.in-addr.arpa\tname = ${found}.\n`;
}
