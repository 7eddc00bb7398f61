/** Programs that say who and where one is: `hostname`, `id`, `whoami`, `uname`, `ps`, `env`. */
import type { Node } from '../../kube/api/core/v1';
import { isBusybox } from '../images/image';
import { hostname as podHostname, qualifiedHostname } from '../network/cluster-view';
import type { Site } from '../shell/site';
import { type Answer, failed, ok } from './answer';

/** `hostname`, with `-i`, `-I`, `-f`, `-s`, `-d`. */
export function hostname([flag]: string[], { pod }: Site): Answer {
  const name = podHostname(pod);
  const full = qualifiedHostname(pod) ?? name;
  switch (flag) {
    case undefined:
      return ok(`${name}\n`);
    case '-i':
    case '-I':
      return ok(`${pod.status?.podIP ?? ''}${flag === '-I' ? ' ' : ''}\n`);
    case '-f':
      return ok(`${full}\n`);
    case '-s':
      return ok(`${name.split('.')[0]}\n`);
    case '-d':
      return ok(`${full.split('.').slice(1).join('.')}\n`);
    default:
      return failed('hostname: you must be root to change the host name\n');
  }
}

/** User and groups, from the security contexts of container and pod. */
export function id([flag]: string[], site: Site): Answer {
  const { user, group, groups } = owner(site);
  const named = (number: number) => (number === 0 ? '0(root)' : String(number));
  if (flag === '-u') return ok(`${user}\n`);
  if (flag === '-g') return ok(`${group}\n`);
  if (flag === '-un') return whoami(site);
  const all = groups.length > 0 ? groups : [group];
  return ok(`uid=${named(user)} gid=${named(group)} groups=${all.map(named).join(',')}\n`);
}

/** The name of the user; numbers that `/etc/passwd` does not know have none. */
export function whoami(site: Site): Answer {
  const { user } = owner(site);
  if (user === 0) return ok('root\n');
  return failed(`whoami: ${isBusybox(site.image) ? `unknown uid ${user}` : `cannot find name for user ID ${user}`}\n`);
}

function owner({ pod, container }: Site): { user: number; group: number; groups: number[] } {
  const shared = pod.spec.securityContext;
  const group = container.securityContext?.runAsGroup ?? shared?.runAsGroup ?? 0;
  return {
    user: container.securityContext?.runAsUser ?? shared?.runAsUser ?? 0,
    group,
    groups: [
      ...new Set([...(shared?.fsGroup === undefined ? [] : [shared.fsGroup]), ...(shared?.supplementalGroups ?? [])]),
    ],
  };
}

/** `uname`, with the kernel of the pod's node. */
export function uname(args: string[], { pod, cluster }: Site): Answer {
  const node = cluster.get('nodes', undefined, pod.spec.nodeName ?? '') as Node | undefined;
  const release = node?.status?.nodeInfo?.kernelVersion ?? '';
  const flags = new Set(args.flatMap((arg) => [...arg.slice(1)]));
  const all = flags.has('a');
  const parts: [string, string][] = [
    ['s', 'Linux'],
    ['n', podHostname(pod)],
    ['r', release],
    ['v', '#1 SMP'],
    ['m', 'x86_64'],
    ['o', 'GNU/Linux'],
  ];
  const shown = parts.filter(([letter]) => all || flags.has(letter) || (flags.size === 0 && letter === 's'));
  return ok(`${shown.map(([, text]) => text).join(' ')}\n`);
}

/** `ps`: what the container runs, the shell one types into, and itself. */
export function ps(site: Site, shell: string): Answer {
  const { container } = site;
  const main = [...(container.command ?? []), ...(container.args ?? [])].join(' ') || site.image.name;
  const rows = [main, ...(main === shell ? [] : [shell]), 'ps'];
  const pid = (at: number) => String(at === 0 ? 1 : at + 6).padStart(5);
  const lines = rows.map((row, at) => `${pid(at)} root      0:00 ${row}\n`);
  return ok(`PID   USER     TIME  COMMAND\n${lines.join('')}`);
}

/** `env` and `printenv` without a command to run: every variable, or the values of those named. */
export function printEnvironment(names: string[], env: Readonly<Record<string, string>>): Answer {
  if (names.length === 0) {
    return ok(
      Object.entries(env)
        .filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && !name.startsWith('BASH_ALIAS_'))
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
  }
  const found = names.filter((name) => env[name] !== undefined);
  return {
    stdout: found.map((name) => `${env[name]}\n`).join(''),
    stderr: '',
    exitCode: found.length === names.length ? 0 : 1,
  };
}
