/** Puts the machine of a container together: root file system, mounts, environment. */
import type { VolumeMount } from '../../kube/api/core/v1';
import { hostname } from '../network/cluster-view';
import { hostsFile, resolvConf } from '../network/network-files';
import { expandReferences } from './argv';
import { containerEnvironment, userOf } from './environment';
import { FileSystem, resolvePath, type User } from './file-system';
import { type Device, file, folder, type Inode, link, type SavedFiles } from './inode';
import type { Network } from './machine';
import { Machine } from './machine';
import type { Setting } from './setting';
import { userlandFiles } from './userland-files';
import { Volume } from './volume';

/** What a machine is built from besides its setting. */
export interface BuildOptions {
  network: Network;
  now(): number;
  startedAt: number;
  /** Names of the programs of its image. */
  programs: readonly string[];
  /** What was written outside of volumes since it started. */
  written: SavedFiles;
  /** The volumes of the pod by name; those shared with other containers are the same objects. */
  volumes: ReadonlyMap<string, { volume: Volume; base: string; shown: boolean }>;
  /** The environment as it was at the start, where that is known better than it can be told now. */
  env?: ReadonlyMap<string, string>;
}

/** The machine of a container that runs. */
export function buildMachine(setting: Setting, options: BuildOptions): Machine {
  const { pod, container, cluster, image } = setting;
  const { startedAt, now } = options;
  const root = new Volume('', startedAt);
  const userland = userlandFiles(image.definition.userland);
  for (const path of userland.folders) root.put(path, folder(startedAt, path === '/tmp' ? 0o1777 : 0o755));
  for (const [path, target] of Object.entries(userland.links)) root.put(path, link(target, startedAt));
  const texts: Record<string, string> = {
    ...userland.files,
    '/etc/hostname': `${pod.spec.hostNetwork ? pod.spec.nodeName : hostname(pod)}\n`,
    '/etc/hosts': hostsFile(pod),
    '/etc/resolv.conf': resolvConf(pod, cluster),
  };
  for (const [path, content] of Object.entries(texts)) root.put(path, file(content, startedAt));
  for (const name of options.programs) root.put(`${userland.programs}/${name}`, file('', startedAt, 0o755));
  const servers = Object.keys(image.definition.servers ?? {});
  for (const name of servers)
    if (!name.includes('/'))
      root.put(
        `${image.definition.userland === 'debian' ? '/usr/sbin' : '/usr/bin'}/${name}`,
        file('', startedAt, 0o755),
      );
  for (const word of [image.definition.entrypoint?.[0], image.definition.cmd?.[0]])
    if (word?.startsWith('/')) root.put(word, file('', startedAt, 0o755));
  for (const [path, given] of Object.entries(image.definition.files?.(image.tag) ?? {})) {
    const one = typeof given === 'string' ? { content: given } : given;
    const made: Inode = one.folder
      ? folder(startedAt, one.mode, one.uid)
      : one.target !== undefined
        ? link(one.target, startedAt)
        : file(one.content ?? '', startedAt, one.mode, one.uid);
    root.put(path, made);
  }
  for (const [path, device] of Object.entries(DEVICES)) root.put(path, deviceNode(device, startedAt));
  root.put('/dev/shm', folder(startedAt, 0o1777));
  root.put('/sys', folder(startedAt, 0o555));
  root.takeChanges();
  root.restore(options.written);
  const env = new Map(options.env ?? containerEnvironment(setting));
  const fs = new FileSystem(root, now, container.securityContext?.readOnlyRootFilesystem);
  const workdir = container.workingDir || image.definition.workdir;
  if (workdir && !fs.exists(workdir)) root.put(workdir, folder(startedAt));
  for (const mount of container.volumeMounts ?? []) mountVolume(fs, mount, options, env);
  if (container.terminationMessagePath) mountTerminationLog(fs, container.terminationMessagePath, startedAt);
  const programs = new Set([...options.programs, ...servers]);
  const user = userFor(setting, fs);
  fs.user = user;
  const machine = new Machine({ setting, fs, env, user, network: options.network, startedAt, now, programs });
  procFiles(root, machine, startedAt);
  return machine;
}

const DEVICES: Readonly<Record<string, Device['device']>> = {
  '/dev/null': 'null',
  '/dev/zero': 'zero',
  '/dev/full': 'full',
  '/dev/random': 'random',
  '/dev/urandom': 'random',
  '/dev/stdin': 'stdin',
  '/dev/stdout': 'stdout',
  '/dev/stderr': 'stderr',
  '/dev/tty': 'tty',
};

function deviceNode(device: Device['device'], mtime: number): Device {
  return { kind: 'device', device, mode: 0o666, uid: 0, gid: 0, mtime };
}

function mountVolume(fs: FileSystem, mount: VolumeMount, { volumes }: BuildOptions, env: ReadonlyMap<string, string>) {
  const found = volumes.get(mount.name);
  if (!found) return;
  const { volume, base, shown } = found;
  const subPath = mount.subPath ?? (mount.subPathExpr && expandReferences(mount.subPathExpr, env));
  const path = resolvePath('/', mount.mountPath);
  const within = [base, subPath ?? ''].filter(Boolean).join('/').replace(/^\/+/, '');
  let inode = within === '' ? volume.root : lookIn(volume, within);
  // A folder of a volume that is not there yet is made when it is mounted.
  if (!inode) {
    volume.put(within, folder(fs.root.root.mtime, 0o755));
    inode = lookIn(volume, within);
  }
  if (!inode) return;
  fs.mount(path, { volume, base: within ? `/${within}` : '', inode, readOnly: shown || mount.readOnly === true });
}

/** What stands at a path in a volume; the links of projected volumes are followed. */
function lookIn(volume: Volume, path: string, links = 0): Inode | undefined {
  let at: Inode | undefined = volume.root;
  const names = path.split('/').filter(Boolean);
  for (const [index, name] of names.entries()) {
    at = at?.kind === 'folder' ? at.entries.get(name) : undefined;
    if (at?.kind !== 'link' || links > 8) continue;
    const folderPath = names.slice(0, index).join('/');
    const rest = names.slice(index + 1).join('/');
    return lookIn(volume, `${resolvePath(`/${folderPath}`, at.target)}/${rest}`, links + 1);
  }
  return at;
}

/** The kubelet mounts a file of its own there: it can be written whatever else is read-only. */
function mountTerminationLog(fs: FileSystem, path: string, startedAt: number): void {
  if (fs.exists(path)) return;
  const volume = new Volume('termination-log', startedAt);
  const log = file('', startedAt, 0o666);
  volume.put('log', log);
  fs.mount(resolvePath('/', path), { volume, base: '/log', inode: log, readOnly: false });
}

function userFor(setting: Setting, fs: FileSystem): User {
  const { pod, container } = setting;
  const uid = userOf(setting);
  const shared = pod.spec.securityContext;
  const passwd = fs.exists('/etc/passwd') ? fs.readFile('/etc/passwd') : '';
  const account = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[2] === String(uid));
  const gid = container.securityContext?.runAsGroup ?? shared?.runAsGroup ?? Number(account?.[3] ?? 0);
  const text = fs.exists('/etc/group') ? fs.readFile('/etc/group') : '';
  const memberOf = text.split('\n').flatMap((line) => {
    const [, , group = '', members = ''] = line.split(':');
    return account && members.split(',').includes(account[0] ?? '') ? [Number(group)] : [];
  });
  const more = [...(shared?.fsGroup === undefined ? [] : [shared.fsGroup]), ...(shared?.supplementalGroups ?? [])];
  return { uid, gid, groups: [...new Set([gid, ...memberOf, ...more])] };
}

function procFiles(root: Volume, machine: Machine, startedAt: number): void {
  const put = (path: string, content: string) => root.put(`/proc/${path}`, file(content, startedAt, 0o444));
  put('version', 'Linux version 5.15.0 (build@kernel) (gcc 11.4.0) #1 SMP\n');
  put('uptime', '3600.00 7200.00\n');
  put('loadavg', '0.10 0.12 0.09 1/312 42\n');
  put('meminfo', 'MemTotal:        4030464 kB\nMemFree:         1612186 kB\nMemAvailable:    2619802 kB\n');
  put('cpuinfo', 'processor\t: 0\nmodel name\t: Simulated CPU\n\nprocessor\t: 1\nmodel name\t: Simulated CPU\n\n');
  put('1/environ', [...machine.env].map(([name, value]) => `${name}=${value}\0`).join(''));
  put(
    'mounts',
    [...machine.fs.mounts]
      .map(([path, { readOnly }]) => `overlay ${path} overlay ${readOnly ? 'ro' : 'rw'} 0 0\n`)
      .join(''),
  );
  root.takeChanges();
}
