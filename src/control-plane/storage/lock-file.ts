/** One lock file: who holds it, taking it and giving it back. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ownIdentity, type ProcessIdentity, processState, uniqueToken } from '../clock/process-identity';
import { ageOf, temporaryName } from './file/temporary-files';

/** A lock of another machine, or one that says nothing, counts as abandoned after this time in milliseconds. */
const FOREIGN_AGE = 10 * 60 * 1000;
/** What file systems without hard links answer. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** What a lock file says. The nonce tells one holding from any other, also of the same process. */
export interface Holder extends ProcessIdentity {
  nonce: string;
}

/** A claim to a lock file: made once, tried until it succeeds, dropped in the end. */
export class Claim {
  readonly holder: Holder = { ...ownIdentity(), nonce: uniqueToken() };
  readonly #text = `${JSON.stringify(this.holder)}\n`;
  readonly #temporary: string;

  /** Throws the file system's error when nothing can be written next to the lock. */
  constructor(readonly lock: string) {
    this.#temporary = temporaryName(lock);
    try {
      writeFileSync(this.#temporary, this.#text, { flag: 'wx' });
    } catch (error) {
      this.drop();
      throw error;
    }
  }

  /**
   * Takes the lock if nobody has it. The file appears with its content, so that nobody ever finds it half-written; only
   * where there are no hard links somebody may, and then waits as for a lock that names nobody.
   */
  take(): boolean {
    try {
      return isNew(() => linkSync(this.#temporary, this.lock));
    } catch (error) {
      if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return isNew(() => writeFileSync(this.lock, this.#text, { flag: 'wx' }));
    }
  }

  /** Removes what the claim needed; the lock stays. */
  drop(): void {
    rmSync(this.#temporary, { force: true });
  }
}

/** Who holds a lock, undefined when nobody does. A file that names nobody has a holder nothing is known of. */
export function holderOf(lock: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(lock, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return { host: '', pid: 0, start: '', nonce: 'unknown' };
  }
}

/** Whether the holder can never give the lock back. */
export function isGone(holder: Holder, lock: string): boolean {
  const state = processState(holder);
  return state === 'dead' || (state === 'unknown' && ageOf(lock) > FOREIGN_AGE);
}

/** Gives a lock back, if it still is the holder's. */
export function releaseLock(lock: string, nonce: string): void {
  if (holderOf(lock)?.nonce === nonce) rmSync(lock, { force: true });
}

/** Whether a file could be made because it was not there. */
function isNew(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
