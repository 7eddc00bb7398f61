/**
 * A lock between processes that survives any of them being killed at any moment, and serves them in the order they came.
 *
 * Only its holder removes a lock file; or, once the holder with nonce N is gone, whoever holds the lock file
 * `<lock>.N`, taken by the same rule, after another look whether the first still is N's. So no two successors get in
 * each other's way, and one who is killed on the way is succeeded like any other. The line of those who wait decides
 * who tries next, never who holds: where it fails, order is lost and nothing else.
 */
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wallNow } from '../clock/clock';
import { isSelf, ownIdentity } from '../clock/process-identity';
import { Backoff } from '../clock/sleep';
import { makeFolder } from './file/replace-file';
import { lockLost, StateFileError, unlockable } from './file/state-file-error';
import { namesIn } from './file/temporary-files';
import { beat, Claim, type Holder, holderOf, isGone, isHeldBy, releaseLock } from './lock-file';
import { Ticket } from './lock-queue';

/** How long to wait for one and the same holder, in real milliseconds. */
const PATIENCE = 60_000;
/** How often a holder that works long shows that it is at it. */
const BEAT = 1000;
/** How long to sleep for each who comes before, and at most; milliseconds. */
const [NAP, LONGEST_NAP] = [2, 25];

/** A lock this process holds. */
export interface HeldLock {
  /** Gives it back, which the end of the process does too. Never throws. */
  release(): void;
  /** To be called again and again during long work, so that nobody takes this process for gone. Cheap, never throws. */
  beat(): void;
  /** Throws `StateFileError` when somebody else has taken the lock over: what was worked out must not be saved then. */
  check(): void;
}

/**
 * Takes the lock of the file at `path`, after waiting for other processes, up to `patience` real milliseconds for each
 * holder; throws `StateFileError` when that was not enough. Not reentrant: asking for it again meanwhile throws.
 */
export function acquireLock(path: string, patience = PATIENCE): HeldLock {
  const lock = `${path}.lock`;
  const nonce = takeLock(path, lock, patience);
  const release = () => {
    process.off('exit', release);
    releaseLock(lock, nonce);
  };
  process.once('exit', release);
  removeSpentSuccessions(lock);
  let beaten = wallNow();
  return {
    release,
    beat() {
      const now = wallNow();
      if (now - beaten < BEAT && now >= beaten) return;
      beaten = now;
      if (isHeldBy(lock, nonce)) beat(lock, now);
    },
    check() {
      if (!isHeldBy(lock, nonce)) throw lockLost(path);
    },
  };
}

function takeLock(path: string, lock: string, patience: number): string {
  try {
    makeFolder(dirname(path));
    return new Waiter(path, lock, patience).acquire();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw unlockable(path, error);
  }
}

class Waiter {
  #backoff = new Backoff(1, 5);
  #waitsFor: string | undefined;

  constructor(
    readonly path: string,
    readonly lock: string,
    readonly patience: number,
  ) {}

  /** Takes the lock when it is free and this one's turn; gives the nonce it is held under. */
  acquire(): string {
    const ticket = new Ticket(this.lock);
    const { claim } = ticket;
    try {
      for (;;) {
        const ahead = ticket.ahead();
        if (ahead === 0 && claim.take()) return claim.holder.nonce;
        const holder = holderOf(this.lock);
        if (holder && isGone(holder, this.lock)) this.#succeed(this.lock, holder);
        else this.#wait(this.lock, holder, ahead);
        ticket.stay();
      }
    } finally {
      claim.drop();
    }
  }

  /** Takes a lock file as soon as it is free, whoever else wants it. */
  #seize(file: string): string {
    const claim = new Claim(file);
    try {
      while (!claim.take()) {
        const holder = holderOf(file);
        if (holder && isGone(holder, file)) this.#succeed(file, holder);
        else this.#wait(file, holder, 0);
      }
      return claim.holder.nonce;
    } finally {
      claim.drop();
    }
  }

  /** Removes the lock file of a holder that is gone, unless somebody else already did. */
  #succeed(file: string, gone: Holder): void {
    const succession = `${this.lock}.${gone.nonce}`;
    const nonce = this.#seize(succession);
    if (isHeldBy(file, gone.nonce)) rmSync(file, { force: true });
    releaseLock(succession, nonce);
  }

  /** Sleeps a little. Throws once the same holder was waited for too long. */
  #wait(file: string, holder: Holder | undefined, ahead: number): void {
    if (holder && isSelf(holder)) throw new Error(`${file} is held already`);
    const waitsFor = holder && `${file} ${holder.nonce}`;
    if (waitsFor !== this.#waitsFor) {
      this.#waitsFor = waitsFor;
      this.#backoff = new Backoff(1, 5);
    }
    if (holder && this.#backoff.waited > this.patience) throw this.#inUse(file, holder);
    if (ahead > 0) this.#backoff.pauseFor(Math.min(ahead * NAP, LONGEST_NAP));
    else this.#backoff.pause();
  }

  #inUse(file: string, { host, realm, pid }: Holder): StateFileError {
    const own = ownIdentity();
    const local = host === own.host && realm === own.realm;
    const known = local ? `process ${pid}` : `process ${pid} on ${host}`;
    const who = pid > 0 ? known : 'a process that left no name';
    const waited = `waited ${Math.round(this.patience / 1000)} seconds for ${file}`;
    const message = `the state file ${this.path} is in use by ${who} (${waited}): wait for it, or stop it`;
    return new StateFileError('Locked', this.path, message);
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
    try {
      const holder = holderOf(succession);
      if (holder && isGone(holder, succession)) rmSync(succession, { force: true });
    } catch {
      // No lock file; it is in nobody's way.
    }
  }
}
