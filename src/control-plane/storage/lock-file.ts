/** One lock file: who holds it, taking it and giving it back. */
import { linkSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { ownIdentity, type ProcessIdentity, processState, uniqueToken } from '../clock/process-identity';
import { ageOf, temporaryName } from './file/temporary-files';

/** A holder nothing can be found out about, or a lock that names nobody, is gone after so long without a beat; milliseconds. */
const SILENCE = 30_000;
/** What file systems without hard links answer. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** What a lock file says. The nonce tells one holding from any other, also of the same process. */
export interface Holder extends ProcessIdentity {
  nonce: string;
}

/** What a lock file says that names nobody. */
const NOBODY: Holder = { host: '', realm: '', pid: 0, start: '', nonce: 'unknown' };

/** A claim to a lock file: made once, tried until it succeeds, dropped in the end. */
export class Claim {
  readonly holder: Holder = { ...ownIdentity(), nonce: uniqueToken() };
  readonly #text = `${JSON.stringify(this.holder)}\n`;

  /** Throws the file system's error when nothing can be written next to the lock. */
  constructor(
    readonly lock: string,
    readonly temporary = temporaryName(lock),
  ) {
    try {
      writeFileSync(temporary, this.#text, { flag: 'wx' });
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
      return isNew(() => linkSync(this.temporary, this.lock));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // Somebody took this process for dead and tidied up after it.
      if (code === 'ENOENT') writeFileSync(this.temporary, this.#text);
      else if (NO_LINKS.includes(code)) return isNew(() => writeFileSync(this.lock, this.#text, { flag: 'wx' }));
      else throw error;
      return false;
    }
  }

  /** Removes what the claim needed; the lock stays. Never throws. */
  drop(): void {
    quietly(() => rmSync(this.temporary, { force: true }));
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
    const said: unknown = JSON.parse(text);
    return isHolder(said) ? said : NOBODY;
  } catch {
    return NOBODY;
  }
}

/** Numbers from 1 are processes; 0 and less are groups of them to whoever asks the system. */
function isHolder(said: unknown): said is Holder {
  if (typeof said !== 'object' || said === null) return false;
  const { host, realm, pid, start, nonce } = said as Partial<Holder>;
  const texts = [host, realm, start].every((text) => typeof text === 'string');
  return texts && Number.isSafeInteger(pid) && (pid as number) > 0 && /^[\w-]+$/.test(String(nonce));
}

/** Whether the holder can never give the lock back. */
export function isGone(holder: Holder, lock: string): boolean {
  const state = holder === NOBODY ? 'unknown' : processState(holder);
  return state === 'dead' || (state === 'unknown' && ageOf(lock) > SILENCE);
}

/** Shows that whoever made a file is still at it. Never throws. */
export function beat(file: string, time: number): void {
  quietly(() => utimesSync(file, time / 1000, time / 1000));
}

/** Whether the lock still is the holder's. */
export function isHeldBy(lock: string, nonce: string): boolean {
  try {
    return holderOf(lock)?.nonce === nonce;
  } catch {
    return false;
  }
}

/** Gives a lock back, if it still is the holder's. Never throws: what was done under it is done. */
export function releaseLock(lock: string, nonce: string): void {
  quietly(() => {
    if (isHeldBy(lock, nonce)) rmSync(lock, { force: true });
  });
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

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // A lock that cannot be touched is succeeded once its holder has ended.
  }
}
