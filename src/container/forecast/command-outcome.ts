/** What single commands come to when a container runs them. */
import { type Image, isBusybox } from '../images/image';
import type { ContainerOutcome } from './outcome';
import { scriptOutcome } from './script-outcome';
import { sleepTime } from './sleep-time';

/** What a container can find out about the cluster it runs in. */
export interface Network {
  namespace: string;
  /** Whether its DNS knows the name. */
  resolves(name: string): boolean;
}

/** Where a command runs. */
export interface CommandSurroundings {
  network?: Network;
  image: Image;
  /** Its standard input stays open (`stdin` or `tty`). */
  open: boolean;
  env: ReadonlyMap<string, string>;
  /** What runs here is there to end: it initialises a pod, or does a job. */
  task?: boolean;
}

/** A command whose end is known: exit status and duration; `undefined` where it never ends. */
export type KnownEnd = { code: number; ms: number } | undefined;

/** Programs that run scripts of the shell. */
export const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);
const INTERPRETERS = new Set(['perl', 'python', 'python2', 'python3', 'node', 'ruby', 'php', 'java', 'Rscript']);
/** Programs that do what they are told and end well. */
const QUICK = new Set([
  ...[
    'true',
    ':',
    'echo',
    'printf',
    'date',
    'env',
    'printenv',
    'ls',
    'hostname',
    'pwd',
    'id',
    'whoami',
    'uname',
    'uptime',
  ],
  ...['touch', 'mkdir', 'cp', 'mv', 'rm', 'rmdir', 'ln', 'chmod', 'chown', 'df', 'du', 'free', 'ps', 'mount', 'stat'],
  ...[
    'seq',
    'expr',
    'basename',
    'dirname',
    'find',
    'grep',
    'sed',
    'awk',
    'sort',
    'uniq',
    'wc',
    'tr',
    'cut',
    'head',
    'tee',
  ],
  ...[
    'nslookup',
    'dig',
    'host',
    'wget',
    'curl',
    'nc',
    'openssl',
    'git',
    'tar',
    'gzip',
    'unzip',
    'dd',
    'sync',
    'kubectl',
  ],
  ...['apt', 'apt-get', 'apk', 'yum', 'pip', 'npm', 'mysqladmin', 'psql', 'mysql', 'redis-cli', 'mongo', 'sysctl'],
]);
const ENDLESS = new Set(['top', 'yes', 'stress', 'stress-ng', 'pause', 'httpd', 'init', 'sshd', 'crond']);

/** How containerd says that a command could not even be started. */
const RUNTIME_ERROR =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process';

const DONE: ContainerOutcome = { exits: true, exitCode: 0, afterMs: 0 };

/** A container's command: shells and interpreters with a script, known programs, or a program nobody knows. */
export function commandOutcome(argv: string[], surroundings: CommandSurroundings): ContainerOutcome {
  const known = knownCommand(argv, surroundings);
  if (known !== 'unknown') return known ? { exits: true, exitCode: known.code, afterMs: known.ms } : { exits: false };
  if (!isBusybox(surroundings.image)) return surroundings.task ? DONE : { exits: false };
  const message = `${RUNTIME_ERROR}: exec: "${argv[0]}": executable file not found in $PATH: unknown`;
  return { exits: true, exitCode: 128, afterMs: 0, reason: 'StartError', message };
}

/** What a command comes to, or `unknown`. */
export function knownCommand(argv: string[], surroundings: CommandSurroundings): KnownEnd | 'unknown' {
  const [path = '', ...args] = argv;
  const name = path.split('/').pop() ?? '';
  const done = (code: number, ms = 0): KnownEnd => ({ code, ms });
  if (SHELLS.has(name)) return shell(args, surroundings);
  if (INTERPRETERS.has(name)) return interpreter(args, surroundings);
  if (ENDLESS.has(name)) return undefined;
  switch (name) {
    case 'false':
      return done(1);
    case 'sleep': {
      const ms = sleepTime(args);
      return ms === undefined ? undefined : done(Number.isNaN(ms) ? 1 : 0, Number.isNaN(ms) ? 0 : ms);
    }
    case 'tail':
      if (args.some((arg) => /^-[^-]*[fF]|^--follow/.test(arg))) return undefined;
      break;
    case 'nslookup':
    case 'host':
      return done(isFound(args, surroundings) ? 0 : 1);
    case 'killall':
      return done(1);
    case 'getent':
      return done(args[0] !== 'hosts' || isFound(args.slice(1), surroundings) ? 0 : 2);
    case 'ping':
      return args.some((arg) => /^-c/.test(arg)) ? done(0, 1000) : undefined;
    case 'timeout':
      return timeout(args, surroundings);
    case 'nice':
    case 'nohup':
    case 'exec':
    case 'tini':
      return knownCommand(args.slice(args.findIndex((arg) => !arg.startsWith('-'))), surroundings);
  }
  if (surroundings.open && readsInput(name, args)) return undefined;
  return QUICK.has(name) || name in FILTERS ? done(0) : 'unknown';
}

/** Whether the name a program is to look up is there. */
function isFound(args: string[], { network }: CommandSurroundings): boolean {
  const name = args.find((arg) => !arg.startsWith('-'));
  return !name || !network || network.resolves(name);
}

/** Programs that read their standard input when they are given no file, and how many arguments come before the files. */
const FILTERS: Record<string, number> = {
  ...Object.fromEntries(
    ['cat', 'sort', 'uniq', 'wc', 'head', 'tail', 'rev', 'tac', 'nl', 'od'].map((name) => [name, 0]),
  ),
  ...Object.fromEntries(['base64', 'md5sum', 'sha1sum', 'sha256sum', 'gzip', 'cut', 'fold'].map((name) => [name, 0])),
  ...{ sed: 1, grep: 1, egrep: 1, fgrep: 1, awk: 1 },
  ...{ tr: Number.POSITIVE_INFINITY, tee: Number.POSITIVE_INFINITY, xargs: Number.POSITIVE_INFINITY },
};

function readsInput(name: string, args: string[]): boolean {
  const before = FILTERS[name];
  return before !== undefined && args.filter((arg) => !/^-./.test(arg)).length <= before;
}

function timeout(args: string[], surroundings: CommandSurroundings): KnownEnd | 'unknown' {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const limit = sleepTime(args.slice(at, at + 1));
  const known = knownCommand(args.slice(at + 1), surroundings);
  if (known === 'unknown' || limit === undefined || Number.isNaN(limit)) return known;
  const code = isBusybox(surroundings.image) ? 143 : 124;
  return known && known.ms <= limit ? known : { code, ms: limit };
}

function shell(args: string[], surroundings: CommandSurroundings): KnownEnd {
  const flag = args.findIndex((arg) => /^-[a-z]*c[a-z]*$/.test(arg));
  const script = args[flag + 1];
  if (flag >= 0 && script === undefined) return { code: 2, ms: 0 };
  if (script !== undefined && flag >= 0) {
    return scriptOutcome(args[flag]?.includes('e') ? `set -e\n${script}` : script, surroundings);
  }
  // A script in a file is a program of its own; a shell without one reads its input.
  if (args.some((arg) => !arg.startsWith('-'))) return { code: 0, ms: 0 };
  return surroundings.open ? undefined : { code: 0, ms: 0 };
}

/** A one-liner ends; a program in a file is a server, where it is not there to end. */
function interpreter(args: string[], { open, task }: CommandSurroundings): KnownEnd {
  if (args.some((arg) => /^-\w*[ecr]|^--(version|eval|help)|^-[vV]$/.test(arg))) return { code: 0, ms: 0 };
  return (args.length > 0 && !task) || open ? undefined : { code: 0, ms: 0 };
}
