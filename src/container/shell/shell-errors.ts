/** The shell's own complaints, in the words of the shell that is meant to speak. */
import type { ShellKind } from './prompt';

/** Rewrites the errors of just-bash, which speaks like an interactive bash. `name` is what the shell was started as. */
export function shellErrors(stderr: string, kind: ShellKind, name: string, interactive: boolean): string {
  if (stderr === '') return stderr;
  const head =
    kind === 'dash' ? `${name}: 1: ` : kind === 'ash' ? `${name}: ` : interactive ? 'bash: ' : `${name}: line 1: `;
  return stderr.replace(/^bash: (?:line \d+: )?(.*)$/gm, (_, said: string) => head + complaint(said, kind));
}

function complaint(said: string, kind: ShellKind): string {
  const syntax = syntaxError(said, kind);
  if (syntax || kind === 'bash') return syntax ?? said;
  const missing = /^(.*): command not found$/.exec(said);
  if (missing) return `${missing[1]}: not found`;
  const file = /^(.*): No such file or directory$/.exec(said);
  const folder = /^cd: (.*): No such file or directory$/.exec(said);
  if (folder)
    return kind === 'ash' ? `cd: can't cd to ${folder[1]}: No such file or directory` : `cd: can't cd to ${folder[1]}`;
  return file && !file[1]?.includes(': ') ? `${file[1]}: not found` : said;
}

/** just-bash gives the place and says what it wanted; shells say what they met. */
function syntaxError(said: string, kind: ShellKind): string | undefined {
  const [, token] = /syntax error.* unexpected token `(.*)'$/.exec(said) ?? [];
  if (token === undefined && !/^syntax error:|^unexpected EOF/.test(said)) return undefined;
  const met = token === undefined ? 'end of file' : `"${token}"`;
  if (kind === 'ash') return `syntax error: unexpected ${met}`;
  if (kind === 'dash') return `Syntax error: ${met} unexpected`;
  return token === undefined
    ? 'syntax error: unexpected end of file'
    : `syntax error near unexpected token \`${token}'`;
}
