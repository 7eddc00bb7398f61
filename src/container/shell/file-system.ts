/** The files of a container: what the image has, what the kubelet and volumes add, what earlier sessions wrote. */
import type { IFileSystem, InMemoryFs } from 'just-bash';
import { isBusybox } from '../images/image';
import { type Mounted, mountedFiles } from '../machine/mounted-files';
import { hostname } from '../network/cluster-view';
import { hostsFile, resolvConf } from '../network/network-files';
import type { Site } from './site';

const BUSYBOX_FOLDERS = ['/home', '/root', '/sys', '/tmp', '/var'];
const DEBIAN_FOLDERS = [
  ...['/boot', '/home', '/lib', '/lib64', '/media', '/mnt', '/opt', '/root', '/run', '/sbin', '/srv', '/sys', '/tmp'],
  ...['/usr/lib', '/usr/local', '/usr/share', '/var/lib', '/var/log'],
];
/** What is not a container's own: devices, processes, and programs that stand for the simulated ones. */
const FOREIGN = /^\/(dev|proc|sys|bin|usr\/bin)(\/|$)/;

/** Makes the file system; every change in it happens at the simulated time. */
export async function containerFileSystem(site: Site): Promise<IFileSystem> {
  const { InMemoryFs: Memory } = await import('just-bash');
  const mounts = mountedFiles(site);
  const created = Date.parse(site.pod.status?.startTime ?? '') || site.now();
  const mtime = new Date(created);
  const entries = Object.entries({
    ...kubeletFiles(site),
    ...mountFiles(mounts),
    ...site.filesOf(site.pod, site.container),
  });
  const files = Object.fromEntries(entries.map(([path, content]) => [path, { content, mtime }]));
  const fs = simulatedTime(new Memory(files), site);
  const folders = [
    ...(isBusybox(site.image) ? BUSYBOX_FOLDERS : DEBIAN_FOLDERS),
    ...mounts.map(({ folder }) => folder),
  ];
  for (const folder of folders) await fs.mkdir(folder, { recursive: true });
  for (const path of fs.getAllPaths()) await fs.utimes(path, mtime, mtime);
  return fs;
}

/** Content of the container's own files, by path: what is compared to see what a session changed. */
export async function ownFiles(fs: IFileSystem): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const path of fs.getAllPaths()) {
    if (!FOREIGN.test(path) && (await fs.stat(path)).isFile) files.set(path, await fs.readFile(path));
  }
  return files;
}

/** What became different: new content, or `null` for what is gone. */
export function changedFiles(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Record<string, string | null> {
  const changes: Record<string, string | null> = {};
  for (const [path, content] of after) if (before.get(path) !== content) changes[path] = content;
  for (const path of before.keys()) if (!after.has(path)) changes[path] = null;
  return changes;
}

function kubeletFiles(site: Site): Record<string, string> {
  const { pod, cluster } = site;
  return {
    '/etc/hostname': `${hostname(pod)}\n`,
    '/etc/hosts': hostsFile(pod),
    '/etc/resolv.conf': resolvConf(pod, cluster),
    '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
    '/etc/group': 'root:x:0:\n',
  };
}

function mountFiles(mounts: Mounted[]): Record<string, string> {
  return Object.assign({}, ...mounts.map(({ files }) => files));
}

function simulatedTime(fs: InMemoryFs, site: Site): InMemoryFs {
  const stamp = async (path: string) => {
    const now = new Date(site.now());
    await fs.utimes(path, now, now);
  };
  const { writeFile, appendFile, mkdir } = fs;
  fs.writeFile = async (path, ...rest) => {
    await writeFile.call(fs, path, ...rest);
    await stamp(path);
  };
  fs.appendFile = async (path, ...rest) => {
    await appendFile.call(fs, path, ...rest);
    await stamp(path);
  };
  fs.mkdir = async (path, ...rest) => {
    await mkdir.call(fs, path, ...rest);
    await stamp(path);
  };
  return fs;
}
