/** What the operating system says of a file, in Go's words. */

const TEXTS: Record<string, string> = {
  EACCES: 'permission denied',
  EADDRINUSE: 'address already in use',
  EADDRNOTAVAIL: 'cannot assign requested address',
  EISDIR: 'is a directory',
  ELOOP: 'too many levels of symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'file name too long',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'not a directory',
  EPERM: 'operation not permitted',
};

/** `no such file or directory` for an error of `node:fs`: `os.PathError.Err`. */
export function errnoText(err: unknown): string {
  const { code = '', message } = err as NodeJS.ErrnoException;
  return TEXTS[code] ?? message;
}

/** `open x: no such file or directory`: `os.PathError`. Reading, not opening, is what fails on a folder. */
export function pathErrorText(err: unknown, file: string): string {
  const { code } = err as NodeJS.ErrnoException;
  return `${code === 'EISDIR' ? 'read' : 'open'} ${file}: ${errnoText(err)}`;
}
