/**
 * A lock between processes that survives any of them being killed at any moment.
 *
 * Only its holder removes a lock file; or, once the holder with nonce N is dead, whoever holds the lock file
 * `<lock>.N`, taken by the same rule, after another look whether the first still is N's. So no two successors get in
 * each other's way, and one who is killed on the way is succeeded like any other.
 */
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ownIdentity } from '../clock/process-identity';
import { Backoff } from '../clock/sleep';
import { makeFolder } from './file/replace-file';
import { StateFileError, unlockable } from './file/state-file-error';
import { namesIn } from './file/temporary-files';
import { Claim, type Holder, holderOf, isGone, releaseLock } from './lock-file';

/** How long to wait for others, in real milliseconds. */
const PATIENCE = 60_000;

/**
 * Runs `change` while holding the lock of the file at `path`: `acquireLock` and its release around it.
 */
export function withLock<T>(path: string, change: () => T, patience = PATIENCE): T {
  const release = acquireLock(path, patience);
  try {
    return change();
  } finally {
    release();
  }
}

/**
 * Takes the lock of the file at `path`, after waiting for other processes up to `patience` real milliseconds; throws
 * `StateFileError` when that was not enough. Gives the function that gives the lock back, which the end of the process
 * does too. Not reentrant: asking for it again meanwhile throws.
 */
export function acquireLock(path: string, patience = PATIENCE): () => void {
  const lock = `${path}.lock`;
  const nonce = takeLock(path, lock, patience);
  const release = () => {
    process.off('exit', release);
    releaseLock(lock, nonce);
  };
  process.once('exit', release);
  removeSpentSuccessions(lock);
  return release;
}

function takeLock(path: string, lock: string, patience: number): string {
  try {
    makeFolder(dirname(path));
    return new Waiter(path, lock, patience).acquire(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw unlockable(path, error);
  }
}

class Waiter {
  readonly #backoff = new Backoff(1, 10);

  constructor(
    readonly path: string,
    readonly lock: string,
    readonly patience: number,
  ) {}

  /** Takes a lock file as soon as it is free; gives the nonce it is held under. */
  acquire(file: string): string {
    const claim = new Claim(file);
    try {
      while (!claim.take()) {
        const holder = holderOf(file);
        if (holder && isGone(holder, file)) this.#succeed(file, holder);
        else if (holder) this.#wait(file, holder);
      }
      return claim.holder.nonce;
    } finally {
      claim.drop();
    }
  }

  /** Removes the lock file of a dead holder, unless somebody else already did. */
  #succeed(file: string, dead: Holder): void {
    const succession = `${this.lock}.${dead.nonce}`;
    const nonce = this.acquire(succession);
    if (holderOf(file)?.nonce === dead.nonce) rmSync(file, { force: true });
    releaseLock(succession, nonce);
  }

  #wait(file: string, { host, pid }: Holder): void {
    const local = host === ownIdentity().host;
    if (local && pid === process.pid) throw new Error(`${file} is held already`);
    if (this.#backoff.waited > this.patience) {
      const who = local ? `process ${pid}` : `process ${pid} on ${host}`;
      const waited = `waited ${Math.round(this.patience / 1000)} seconds for ${file}`;
      const message = `the state file ${this.path} is in use by ${who} (${waited}): wait for it, or stop it`;
      throw new StateFileError('Locked', this.path, message);
    }
    this.#backoff.pause();
  }
}

/**
 * Removes the succession locks of killed successors. The caller holds the lock, under a nonce of its own, so none of
 * them decides anything any more.
 */
function removeSpentSuccessions(lock: string): void {
  for (const name of namesIn(dirname(lock))) {
    if (!name.startsWith(`${basename(lock)}.`)) continue;
    const succession = join(dirname(lock), name);
    const holder = holderOf(succession);
    if (holder && isGone(holder, succession)) rmSync(succession, { force: true });
  }
}
