/** The programs a container has besides those of just-bash: what answers differently in a cluster. */
import type { CommandName, CustomCommand, ResolvedCommandContext } from 'just-bash';
import { isBusybox } from '../images/image';
import { searchDomains } from '../network/network-files';
import type { Answer } from '../programs/answer';
import { date } from '../programs/date';
import { hostname, id, printEnvironment, ps, uname, whoami } from '../programs/identity';
import { ls } from '../programs/ls';
import { nslookup } from '../programs/nslookup';
import { curl, wget } from '../programs/web-clients';
import { quoteWords } from './quoting';
import type { Site } from './site';

/** What the session tells its programs. */
export interface Surroundings {
  site: Site;
  /** The command line of the shell, for `ps`. */
  shell: string;
  /** Whether what is being run prints to a terminal. */
  toTerminal(): boolean;
}

type Program = (args: string[], ctx: ResolvedCommandContext) => Answer | Promise<Answer>;

/** The programs of just-bash that container images have too. */
const ORDINARY: CommandName[] = [
  ...([
    'echo',
    'cat',
    'printf',
    'mkdir',
    'rmdir',
    'touch',
    'rm',
    'cp',
    'mv',
    'ln',
    'chmod',
    'pwd',
    'readlink',
  ] as const),
  ...([
    'head',
    'tail',
    'wc',
    'stat',
    'grep',
    'fgrep',
    'egrep',
    'sed',
    'awk',
    'sort',
    'uniq',
    'comm',
    'cut',
    'paste',
  ] as const),
  ...(['tr', 'rev', 'nl', 'fold', 'expand', 'tee', 'find', 'basename', 'dirname', 'du', 'alias', 'unalias'] as const),
  ...(['xargs', 'true', 'false', 'clear', 'sh', 'base64', 'diff', 'sleep', 'timeout', 'time', 'seq', 'expr'] as const),
  ...(['md5sum', 'sha1sum', 'sha256sum', 'which', 'tac', 'od', 'gzip', 'gunzip', 'zcat', 'tar', 'history'] as const),
];

/** Images that have the tools to look around in a network. */
const TOOLS = /dnsutils|netshoot|network-multitool|swiss-army|debug/;

/** Names of just-bash's own programs to register. */
export function ordinaryPrograms({ image }: Site): CommandName[] {
  return isBusybox(image) ? ORDINARY : [...ORDINARY, 'bash'];
}

/** The programs of ours; `define` is just-bash's `defineCommand`. */
export function ownPrograms(
  { site, shell, toTerminal }: Surroundings,
  define: (name: string, execute: (args: string[], ctx: ResolvedCommandContext) => Promise<Answer>) => CustomCommand,
): CustomCommand[] {
  const busybox = isBusybox(site.image);
  const tools = busybox || TOOLS.test(site.image.name);
  const programs: Record<string, Program> = {
    ls: (args, { cwd, fs }) => ls(args, cwd, fs, { busybox, columns: toTerminal(), now: site.now() }),
    date: (args) => date(args, site.now()),
    hostname: (args) => hostname(args, site),
    id: (args) => id(args, site),
    whoami: () => whoami(site),
    uname: (args) => uname(args, site),
    env: (args, ctx) => environment(args, ctx),
    printenv: (args, { exportedEnv }) => printEnvironment(args, exportedEnv ?? {}),
  };
  if (tools) {
    programs.nslookup = async (args, { fs }) =>
      nslookup(args, {
        cluster: site.cluster,
        searches: searchDomains(site.pod),
        hosts: await fs.readFile('/etc/hosts').catch(() => ''),
        image: site.image,
      });
    programs.ps = () => ps(site, shell);
    programs.wget = (args, { cwd, fs }) =>
      wget(args, site, (name, text) => fs.writeFile(fs.resolvePath(cwd, name), text));
  }
  if (!busybox || site.image.name !== 'busybox') programs.curl = (args) => curl(args, site);
  return Object.entries(programs).map(([name, execute]) => define(name, async (args, ctx) => execute(args, ctx)));
}

/** `env` prints what is exported, or runs a command with more of it. */
async function environment(args: string[], { exportedEnv = {}, cwd, exec }: ResolvedCommandContext): Promise<Answer> {
  const end = args.findIndex((arg) => !/^\w+=/.test(arg));
  const assignments = args.slice(0, end < 0 ? undefined : end).map((arg) => arg.split(/=(.*)/s) as [string, string]);
  if (end < 0 || !exec) return printEnvironment([], { ...exportedEnv, ...Object.fromEntries(assignments) });
  const prefix = assignments.map(([name, value]) => `${name}=${quoteWords([value])} `).join('');
  return exec(prefix + quoteWords(args.slice(end)), { cwd });
}
