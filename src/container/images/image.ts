/** What a container image is known to be, by its name. */

export interface Image {
  /** The last part of the repository: `nginx` of `docker.io/library/nginx:1.25`. */
  name: string;
  tag: string;
}

/** What an image runs when a pod gives it no command. */
export type DefaultCommand = 'shell' | 'interpreter' | 'hello' | 'server';

const SHELLS = new Set([
  ...['busybox', 'alpine', 'bash', 'ubuntu', 'debian', 'centos', 'fedora', 'rockylinux', 'almalinux', 'amazonlinux'],
  ...['oraclelinux', 'opensuse', 'archlinux', 'buildpack-deps', 'golang', 'gcc', 'rust', 'maven', 'gradle', 'git'],
]);
const INTERPRETERS = new Set(['perl', 'python', 'pypy', 'node', 'ruby', 'php', 'openjdk', 'eclipse-temurin', 'r-base']);
const HELLO = new Set(['hello-world', 'whalesay']);
/** Images with busybox for a shell and everything else. */
const BUSYBOX = new Set(['busybox', 'alpine', 'curl', 'git', 'netshoot', 'redis-alpine', 'dnstools']);

/** Splits an image reference into what matters here; the registry and a digest do not. */
export function parseImage(reference: string): Image {
  const path = reference.split('@')[0]?.split('/').pop() ?? '';
  const [name = '', tag = 'latest'] = path.split(':');
  return { name, tag };
}

/** What the image runs by itself. An image nobody knows is taken to be a server. */
export function defaultCommand({ name }: Image): DefaultCommand {
  if (SHELLS.has(name)) return 'shell';
  if (INTERPRETERS.has(name)) return 'interpreter';
  return HELLO.has(name) ? 'hello' : 'server';
}

/** Whether the image has no other programs than busybox's. */
export function isBusybox({ name, tag }: Image): boolean {
  return BUSYBOX.has(name) || tag.includes('alpine');
}

/** Whether the image is a system with its usual programs and nothing that serves. */
export function isBare(image: Image): boolean {
  return isBusybox(image) || defaultCommand(image) === 'shell';
}

/** Whether the arguments a pod gives this image replace what it runs, as they do where the image has no entrypoint. */
export function argumentsAreCommand(image: Image): boolean {
  return defaultCommand(image) !== 'server';
}
