/** Which shell speaks, and how it says what went wrong. */
import type { FileError } from '../machine/file-error';
import type { ShellSyntaxError } from './syntax';

/** busybox's, Debian's `sh`, or bash. */
export type Dialect = 'ash' | 'dash' | 'bash';

/** Begins a complaint: `sh: `, `sh: 1: `, `bash: line 1: `. */
export function complaintPrefix(dialect: Dialect, name: string, line: number, interactive: boolean): string {
  switch (dialect) {
    case 'ash':
      return `${name}: `;
    case 'dash':
      return `${name}: ${line}: `;
    case 'bash':
      return interactive ? `${name}: ` : `${name}: line ${line}: `;
  }
}

/** A program that is not there; `path` when it was asked for by its path. */
export function notFound(dialect: Dialect, name: string): string {
  if (dialect !== 'bash') return `${name}: not found`;
  return name.includes('/') ? `${name}: No such file or directory` : `${name}: command not found`;
}

/** A redirection that cannot be made. */
export function cannotOpen(dialect: Dialect, path: string, error: FileError, writing: boolean): string {
  if (dialect === 'bash') return `${path}: ${error.message}`;
  const cannot = dialect === 'ash' ? "can't" : 'cannot';
  const missing = writing
    ? dialect === 'ash'
      ? 'nonexistent directory'
      : 'Directory nonexistent'
    : dialect === 'ash'
      ? 'no such file'
      : 'No such file';
  return `${cannot} ${writing ? 'create' : 'open'} ${path}: ${error.code === 'ENOENT' ? missing : error.message}`;
}

/** `cd` to where one cannot go. */
export function cannotEnter(dialect: Dialect, path: string, error: FileError): string {
  if (dialect === 'bash') return `cd: ${path}: ${error.message}`;
  return dialect === 'ash' ? `cd: can't cd to ${path}: ${error.message}` : `cd: can't cd to ${path}`;
}

/** A script that is none. */
export function syntaxComplaint(dialect: Dialect, error: ShellSyntaxError): string {
  const { met } = error;
  if (dialect === 'ash') return `syntax error: unexpected ${met === undefined ? 'end of file' : quoted(met)}`;
  if (dialect === 'dash') return `Syntax error: ${met === undefined ? 'end of file' : quoted(met)} unexpected`;
  return met === undefined ? 'syntax error: unexpected end of file' : `syntax error near unexpected token \`${met}'`;
}

const quoted = (token: string) => (token === 'newline' ? token : `"${token}"`);

/** What a parameter that must be set says when it is not. */
export const NOT_SET: Record<Dialect, string> = {
  ash: 'parameter not set',
  dash: 'parameter not set or null',
  bash: 'parameter null or not set',
};
