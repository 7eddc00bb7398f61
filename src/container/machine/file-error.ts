/** What the kernel says of a file, in its own words. */

const WORDS = {
  ENOENT: 'No such file or directory',
  EEXIST: 'File exists',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EROFS: 'Read-only file system',
  ENOSPC: 'No space left on device',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  ENOTEMPTY: 'Directory not empty',
  EBUSY: 'Resource busy',
  ELOOP: 'Too many levels of symbolic links',
  EINVAL: 'Invalid argument',
} as const;

export type FileErrorCode = keyof typeof WORDS;

/** An operation on a file failed. `message` is what `strerror` says. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly path: string,
  ) {
    super(WORDS[code]);
  }
}
