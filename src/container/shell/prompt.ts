/** Which shell speaks in a container, and how it prompts. */

import { isBusybox } from '../images/image';
import { hostname } from '../network/cluster-view';
import type { Site } from './site';

export type ShellKind = 'ash' | 'dash' | 'bash';

const SHELLS = new Set(['sh', 'ash', 'dash', 'bash']);
const DEFAULT_PROMPT: Record<ShellKind, string> = { ash: '\\w \\$ ', dash: '# ', bash: '\\u@\\h:\\w\\$ ' };

/** The shell a program is, or undefined. busybox images have no other shell than ash. */
export function shellKind(program: string, site: Site): ShellKind | undefined {
  const name = program.split('/').pop() ?? '';
  if (!SHELLS.has(name)) return undefined;
  if (isBusybox(site.image)) return name === 'sh' || name === 'ash' ? 'ash' : undefined;
  return name === 'bash' ? 'bash' : 'dash';
}

/** The prompt: `PS1` if it is set, else the shell's own. dash takes PS1 as it is, the others know `\w` and its like. */
export function prompt(kind: ShellKind, env: ReadonlyMap<string, string>, folder: string, site: Site): string {
  const template = env.get('PS1') ?? DEFAULT_PROMPT[kind];
  if (kind === 'dash') return template;
  const home = env.get('HOME') ?? '/';
  const shown =
    home !== '/' && (folder === home || folder.startsWith(`${home}/`)) ? `~${folder.slice(home.length)}` : folder;
  const escapes: Record<string, string> = {
    n: '\n',
    r: '\r',
    w: shown,
    W: shown === '/' || shown === '~' ? shown : (shown.split('/').pop() ?? ''),
    h: hostname(site.pod).split('.')[0] ?? '',
    H: hostname(site.pod),
    u: 'root',
    $: '#',
    s: kind === 'bash' ? 'bash' : 'sh',
    '[': '',
    ']': '',
    '\\': '\\',
  };
  return template.replace(/\\(.)/g, (whole, letter: string) => escapes[letter] ?? whole);
}
