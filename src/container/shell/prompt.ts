/** How a shell prompts. */
import type { ShellCore } from './core';
import type { Dialect } from './dialect';

const DEFAULT_PROMPT: Record<Dialect, string> = { ash: '\\w \\$ ', dash: '# ', bash: '\\u@\\h:\\w\\$ ' };

/** `PS1` if it is set, else the shell's own. dash takes PS1 as it is, the others know `\w` and its like. */
export function prompt(shell: ShellCore): string {
  const { dialect, cwd, machine } = shell;
  const root = machine.user.uid === 0;
  const template = shell.get('PS1') ?? (dialect === 'dash' && !root ? '$ ' : DEFAULT_PROMPT[dialect]);
  if (dialect === 'dash') return template;
  const home = shell.get('HOME') ?? '/';
  const inHome = home !== '/' && (cwd === home || cwd.startsWith(`${home}/`));
  const shown = inHome ? `~${cwd.slice(home.length)}` : cwd;
  const escapes: Record<string, string> = {
    n: '\n',
    r: '\r',
    w: shown,
    W: shown === '/' || shown === '~' ? shown : (shown.split('/').pop() ?? ''),
    h: machine.hostname.split('.')[0] ?? '',
    H: machine.hostname,
    u: root ? 'root' : machine.accountOf(machine.user.uid) ? machine.userName : 'I have no name!',
    $: root ? '#' : '$',
    s: dialect === 'bash' ? 'bash' : 'sh',
    '[': '',
    ']': '',
    '\\': '\\',
  };
  return template.replace(/\\(.)/g, (whole, letter: string) => escapes[letter] ?? whole);
}
