/** Why the state file cannot be used, in one sentence that also says what to do about it. */

export type StateFileProblem = 'Damaged' | 'Layout' | 'Newer' | 'Unreadable' | 'Unwritable' | 'Locked' | 'Foreign';

/** The state file cannot be read, understood, written or locked. The file is as it was. */
export class StateFileError extends Error {
  constructor(
    readonly problem: StateFileProblem,
    readonly path: string,
    message: string,
  ) {
    super(message);
    this.name = 'StateFileError';
  }
}

const afresh = `start afresh with 'kubemu cluster reset'`;

/** The text is no state file. `what` as in `Unexpected token '}' at line 3`. */
export const damaged = (path: string, what: string) =>
  new StateFileError('Damaged', path, `the state file ${path} is damaged (${what}): repair it, or ${afresh}`);

/** There is something else where a state file was to be. `what` as in `it is a device`. */
export const foreign = (path: string, what: string) =>
  new StateFileError(
    'Foreign',
    path,
    `${path} is no state file of kubemu (${what}): name another with --state or KUBEMU_STATE, or move it away`,
  );

/** Sound JSON, but laid out so that objects cannot be told apart without reading all of it. */
export const oddLayout = (path: string, line?: number) =>
  new StateFileError(
    'Layout',
    path,
    `the state file ${path} is not laid out as kubemu does it${line ? ` (line ${line})` : ''}: format it as JSON, or ${afresh}`,
  );

export const newer = (path: string, format: number, known: number) =>
  new StateFileError(
    'Newer',
    path,
    `the state file ${path} was written by a newer kubemu (format ${format}, this one knows ${known}): upgrade kubemu, or ${afresh}`,
  );

export const unreadable = (path: string, cause: unknown) =>
  new StateFileError(
    'Unreadable',
    path,
    `cannot read the state file ${path}: ${systemReason(cause)}${elsewhere(cause)}`,
  );

export const unlockable = (path: string, cause: unknown) =>
  new StateFileError(
    'Unwritable',
    path,
    `cannot lock the state file ${path}: ${systemReason(cause)}${elsewhere(cause)}`,
  );

/** Somebody else took the lock over, since this process made no sign of life. */
export const lockLost = (path: string) =>
  new StateFileError(
    'Locked',
    path,
    `the state file ${path} was taken over by another process, since this one was silent too long: nothing was saved, run the command again`,
  );

export const unwritable = (path: string, cause: unknown) =>
  new StateFileError(
    'Unwritable',
    path,
    `cannot write the state file ${path}: ${systemReason(cause)}; it was left as it was`,
  );

/** The way out where this place is of no use; a full disk is no reason to leave it. */
function elsewhere(cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException;
  return code && code !== 'ENOSPC' ? '; KUBEMU_STATE can name another' : '';
}

/** `no space left on device (ENOSPC)` out of Node's `ENOSPC: no space left on device, write`. */
function systemReason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  const text = /^[A-Z]+: (.*?),/.exec(message)?.[1];
  return code && text ? `${text} (${code})` : message;
}
