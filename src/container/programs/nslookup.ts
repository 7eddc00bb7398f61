/** `nslookup`, in the words of whoever ships it: busybox up to 1.28, busybox since, or BIND; `dig`, `host`, `getent`. */
import type { Machine } from '../machine/machine';
import { nameOf, resolve } from '../network/dns';
import { hostsAddresses, hostsName, searchDomains } from '../network/network-files';
import { isOutside, lookUp, outsideAddress } from './addresses';
import { complain, readOptions } from './options';
import type { Call } from './program';
import type { Task } from './task';

/** How long a server that does not answer is waited for. */
const NO_ANSWER = 10_000;

/** Looks up `nslookup HOST [SERVER]`. A server other than the cluster's never answers. */
export function* nslookup(call: Call): Task {
  const [name, server] = readOptions(call.args, ['type', 'query']).operands;
  const form = nslookupForm(call.machine);
  if (name === undefined) {
    if (form !== 'bind') call.err(USAGE);
    return form === 'bind' ? 0 : 1;
  }
  if (server !== undefined && !isClusterServer(call.machine, server)) {
    yield { kind: 'sleep', ms: NO_ANSWER };
    call.out(
      form === 'libc'
        ? `Server:    ${server}\nAddress 1: ${server}\n\n`
        : ';; connection timed out; no servers could be reached\n\n',
    );
    return form === 'libc' ? complain(call, `can't resolve '${name}'`) : 1;
  }
  switch (form) {
    case 'libc':
      return byLibc(call, name);
    case 'busybox':
      return byBusybox(call, name);
    default:
      return byBind(call, name);
  }
}

const USAGE =
  'BusyBox v1.36.1 (2023-07-18 22:25:55 UTC) multi-call binary.\n\nUsage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n\nQuery DNS about HOST\n';

function isClusterServer({ setting: { cluster, pod } }: Machine, server: string): boolean {
  return (resolve(cluster, server, searchDomains(pod))[0] ?? server) === cluster.dnsAddress;
}

function nslookupForm({ setting: { image }, isBusybox }: Machine): 'libc' | 'busybox' | 'bind' {
  if (!isBusybox || /netshoot|network-multitool|jessie-dnsutils|dnsutils/.test(image.repository)) return 'bind';
  if (/busyboxplus/.test(image.repository)) return 'libc';
  const [, minor] = /^1\.(\d+)/.exec(image.tag) ?? [];
  return image.repository.endsWith('/busybox') && minor !== undefined && Number(minor) <= 28 ? 'libc' : 'busybox';
}

/** busybox 1.28 asks libc, which knows `/etc/hosts` and the search domains, and names every address it prints. */
function byLibc(call: Call, name: string): number {
  const { machine } = call;
  const { cluster } = machine.setting;
  const hosts = machine.fs.exists('/etc/hosts') ? machine.fs.readFile('/etc/hosts') : '';
  const block = (title: string, host: string, addresses: string[]) => {
    const line = (address: string, at: number) => {
      const found = hostsName(hosts, address) ?? nameOf(cluster, address);
      return `Address ${at + 1}: ${address}${found ? ` ${found}` : ''}\n`;
    };
    return `${title.padEnd(10)} ${host}\n${addresses.map(line).join('')}`;
  };
  call.out(`${block('Server:', cluster.dnsAddress, [cluster.dnsAddress])}\n`);
  const known = hostsAddresses(hosts, name);
  const addresses = known.length > 0 ? known : lookUp(machine, name);
  if (addresses.length === 0) return complain(call, `can't resolve '${name}'`);
  call.out(block('Name:', name, addresses));
  return 0;
}

/** The addresses of a name that is not completed. */
function addressesOf(machine: Machine, name: string): string[] {
  const found = resolve(machine.setting.cluster, name, []);
  return found.length > 0 ? found : isOutside(machine, name) ? [outsideAddress(name)] : [];
}

/** Later busyboxes ask the server themselves, without the search domains for names with a dot. */
function byBusybox(call: Call, name: string): number {
  const { machine } = call;
  const { cluster, pod } = machine.setting;
  const head = `Server:\t\t${cluster.dnsAddress}\nAddress:\t${cluster.dnsAddress}:53\n\n`;
  const reverse = reverseRecord(name, machine);
  if (reverse) {
    call.out(`${head}${reverse}\n`);
    return 0;
  }
  const tried = name.includes('.') ? [name] : searchDomains(pod).map((search) => `${name}.${search}`);
  for (const full of tried) {
    const records = addressesOf(machine, full).map((address) => `Name:\t${full}\nAddress: ${address}\n`);
    if (records.length === 0) continue;
    call.out(`${head}${records.join('')}\n`);
    return 0;
  }
  const failures = tried.map((full) => `** server can't find ${full}: NXDOMAIN\n\n`);
  call.out(`${head}${failures.join('')}${failures.length === 1 ? failures[0] : ''}`);
  return 1;
}

function byBind(call: Call, name: string): number {
  const { machine } = call;
  const { cluster, pod } = machine.setting;
  const head = `Server:\t\t${cluster.dnsAddress}\nAddress:\t${cluster.dnsAddress}#53\n\n`;
  const reverse = reverseRecord(name, machine);
  if (reverse) {
    call.out(`${head}${reverse}\n`);
    return 0;
  }
  const searches = name.endsWith('.') ? [] : searchDomains(pod).map((search) => `${name}.${search}`);
  for (const full of [...searches, name]) {
    const records = addressesOf(machine, full).map((address) => `Name:\t${full}\nAddress: ${address}\n`);
    if (records.length === 0) continue;
    call.out(`${head}${records.join('')}\n`);
    return 0;
  }
  call.out(`${head}** server can't find ${name}: NXDOMAIN\n\n`);
  return 1;
}

function reverseRecord(name: string, { setting: { cluster } }: Machine): string | undefined {
  const found = /^\d+\.\d+\.\d+\.\d+$/.test(name) ? nameOf(cluster, name) : undefined;
  return found && `${name.split('.').reverse().join('.')}.in-addr.arpa\tname = ${found}.\n`;
}

/** `dig NAME`, with `+short`, `+search`, `-x ADDRESS`. */
export function dig(call: Call): number {
  const { machine, args } = call;
  const { cluster, pod } = machine.setting;
  const words = args.filter((arg) => !/^[-+@]/.test(arg) && !/^(A|AAAA|SRV|ANY|PTR|CNAME|IN)$/i.test(arg));
  const [name = '.'] = words;
  const reverse = args.includes('-x') ? nameOf(cluster, name) : undefined;
  const candidates = args.includes('+search')
    ? [name, ...searchDomains(pod).map((search) => `${name}.${search}`)]
    : [name];
  const full = candidates.find((one) => addressesOf(machine, one).length > 0) ?? name;
  const addresses = args.includes('-x') ? [] : addressesOf(machine, full);
  const records = reverse ? [`${reverse}.`] : addresses;
  if (args.includes('+short')) {
    call.out(records.map((record) => `${record}\n`).join(''));
    return 0;
  }
  const question = args.includes('-x')
    ? `${name.split('.').reverse().join('.')}.in-addr.arpa`
    : full.replace(/\.$/, '');
  const type = args.includes('-x') ? 'PTR' : 'A';
  const status = records.length > 0 ? 'NOERROR' : 'NXDOMAIN';
  const answers = records.map((record) => `${question}.\t30\tIN\t${type}\t${record}\n`).join('');
  call.out(
    [
      '',
      `; <<>> DiG 9.18.19 <<>> ${args.join(' ')}`,
      ';; global options: +cmd',
      ';; Got answer:',
      `;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 4242`,
      `;; flags: qr aa rd; QUERY: 1, ANSWER: ${records.length}, AUTHORITY: 0, ADDITIONAL: 1`,
      '',
      ';; QUESTION SECTION:',
      `;${question}.\t\tIN\t${type}`,
      '',
      ...(records.length > 0 ? [`;; ANSWER SECTION:\n${answers}`] : []),
      ';; Query time: 1 msec',
      `;; SERVER: ${cluster.dnsAddress}#53(${cluster.dnsAddress}) (UDP)`,
      '',
      '',
    ].join('\n'),
  );
  return 0;
}

/** `host NAME`. */
export function host(call: Call): number {
  const [name = ''] = readOptions(call.args).operands;
  const { machine } = call;
  const { pod } = machine.setting;
  for (const full of [...searchDomains(pod).map((search) => `${name}.${search}`), name]) {
    const addresses = addressesOf(machine, full);
    if (addresses.length === 0) continue;
    call.out(addresses.map((address) => `${full} has address ${address}\n`).join(''));
    return 0;
  }
  call.out(`Host ${name} not found: 3(NXDOMAIN)\n`);
  return 1;
}

/** `getent hosts NAME`. */
export function getent(call: Call): number {
  const [database, name = ''] = call.args;
  if (database !== 'hosts' && database !== 'ahosts') {
    const file = `/etc/${database}`;
    const text = call.machine.fs.exists(file) ? call.machine.fs.readFile(file) : '';
    const line = text.split('\n').find((one) => one.split(':').slice(0, 3).includes(name));
    if (line === undefined) return 2;
    call.out(`${line}\n`);
    return 0;
  }
  const addresses = lookUp(call.machine, name);
  if (addresses.length === 0) return 2;
  call.out(addresses.map((address) => `${address.padEnd(15)} ${name}\n`).join(''));
  return 0;
}
