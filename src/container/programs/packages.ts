/** Package managers: there is no world to fetch anything from, but what they say is what one sees. */
import { complain, programName, readOptions } from './options';
import type { Call } from './program';

/** What a package brings besides a program of its own name. */
const PROGRAMS_OF: Readonly<Record<string, readonly string[]>> = {
  procps: ['ps', 'top', 'free', 'uptime', 'pgrep', 'pkill'],
  dnsutils: ['nslookup', 'dig', 'host'],
  'bind9-dnsutils': ['nslookup', 'dig', 'host'],
  'bind-tools': ['nslookup', 'dig', 'host'],
  iproute2: ['ip', 'ss'],
  'iputils-ping': ['ping'],
  'net-tools': ['ifconfig', 'netstat'],
  netcat: ['nc'],
  'netcat-openbsd': ['nc'],
  'redis-tools': ['redis-cli'],
  'default-mysql-client': ['mysql'],
  'postgresql-client': ['psql'],
};

/** `apt-get` and `apt`: `update`, `install`. */
export function apt(call: Call): number {
  const { operands } = readOptions(call.args);
  const [verb, ...packages] = operands;
  if (call.machine.user.uid !== 0 && verb !== undefined) {
    call.err(
      'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
    );
    return 100;
  }
  switch (verb) {
    case 'update':
      call.out(
        'Get:1 http://deb.debian.org/debian bookworm InRelease [151 kB]\nGet:2 http://deb.debian.org/debian-security bookworm-security InRelease [48.0 kB]\nFetched 199 kB in 1s (199 kB/s)\nReading package lists...\n',
      );
      call.machine.fs.writeFile('/var/lib/apt/lists/lock', '');
      return 0;
    case 'install': {
      call.out('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
      if (!call.machine.fs.exists('/var/lib/apt/lists/lock')) {
        const [first = ''] = packages;
        call.err(`E: Unable to locate package ${first}\n`);
        return 100;
      }
      call.out(`The following NEW packages will be installed:\n  ${packages.join(' ')}\n`);
      call.out(`0 upgraded, ${packages.length} newly installed, 0 to remove and 0 not upgraded.\n`);
      for (const name of packages) {
        call.out(`Selecting previously unselected package ${name}.\nUnpacking ${name} ...\nSetting up ${name} ...\n`);
        install(call, name, '/usr/bin');
      }
      return 0;
    }
    case undefined:
      call.out(`${programName(call)} 2.6.1 (amd64)\nUsage: ${programName(call)} [options] command\n`);
      return 0;
    default:
      return 0;
  }
}

/** `apk add`, `apk update`. */
export function apk(call: Call): number {
  const { operands } = readOptions(call.args);
  const [verb, ...packages] = operands;
  if (verb === 'add' || verb === 'update') {
    call.out('fetch https://dl-cdn.alpinelinux.org/alpine/v3.18/main/x86_64/APKINDEX.tar.gz\n');
    for (const [at, name] of packages.entries()) {
      call.out(`(${at + 1}/${packages.length}) Installing ${name} (1.0.0-r0)\n`);
      install(call, name, '/usr/bin');
    }
    call.out(
      verb === 'add'
        ? 'Executing busybox-1.36.1-r2.trigger\nOK: 13 MiB in 20 packages\n'
        : 'OK: 20063 distinct packages available\n',
    );
    return 0;
  }
  return verb === undefined ? complain(call, 'apk-tools 2.14.0, compiled for x86_64.') : 0;
}

/** `pip install`. */
export function pip(call: Call): number {
  const [verb, ...packages] = readOptions(call.args).operands;
  if (verb !== 'install') return 0;
  for (const name of packages) call.out(`Collecting ${name}\n  Downloading ${name}-1.0.0-py3-none-any.whl (61 kB)\n`);
  call.out(
    `Installing collected packages: ${packages.join(', ')}\nSuccessfully installed ${packages.map((name) => `${name}-1.0.0`).join(' ')}\n`,
  );
  return 0;
}

/** A program is there once its file is. */
function install({ machine: { fs } }: Call, name: string, folder: string): void {
  for (const program of Object.hasOwn(PROGRAMS_OF, name) ? (PROGRAMS_OF[name] ?? []) : [name]) {
    const path = `${folder}/${program}`;
    if (fs.exists(path)) continue;
    fs.mkdir(folder, { parents: true });
    fs.writeFile(path, '', { mode: 0o755 });
  }
}
