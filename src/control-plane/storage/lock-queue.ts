/** The line of those who wait for a lock: each has a file beside it, numbered as the tickets at a counter are. */
import { basename, dirname, join } from 'node:path';
import { wallNow } from '../clock/clock';
import { isSelf, processState } from '../clock/process-identity';
import { ageOf, namesIn, numberedName, readName, type TemporaryFile } from './file/temporary-files';
import { beat, Claim } from './lock-file';

/** Who shows no sign of life for so long, say because it was stopped, is passed over; milliseconds. */
const ABSENT = 2000;
/** How often somebody who waits shows one. */
const BEAT = 250;

/** A ticket with a file's name. */
interface Place extends TemporaryFile {
  file: string;
}

/**
 * One process's place in the line of a lock: behind everybody who was there when it came. Two who come at the same
 * moment may have one number; their names tell them apart.
 */
export class Ticket {
  readonly claim: Claim;
  readonly #name: string;
  #beaten = wallNow();

  /** Throws the file system's error when nothing can be written next to the lock. */
  constructor(readonly lock: string) {
    const last = placesIn(lock).reduce((highest, { number }) => Math.max(highest, number), 0);
    const file = numberedName(lock, last + 1);
    this.#name = basename(file);
    this.claim = new Claim(lock, file);
  }

  /** How many come before this one: 0 when it is its turn. */
  ahead(): number {
    const own = { file: this.#name, number: readName(this.#name)?.number ?? 0 };
    return placesIn(this.lock).filter((place) => isBefore(place, own) && isPresent(place, dirname(this.lock))).length;
  }

  /** To be called again and again while waiting. */
  stay(): void {
    const now = wallNow();
    if (Math.abs(now - this.#beaten) < BEAT) return;
    this.#beaten = now;
    beat(this.claim.temporary, now);
  }
}

function placesIn(lock: string): Place[] {
  const places: Place[] = [];
  for (const file of namesIn(dirname(lock))) {
    const name = file.endsWith('.tmp') ? readName(file) : undefined;
    if (name?.base === basename(lock)) places.push({ ...name, file });
  }
  return places;
}

function isBefore(a: { number: number; file: string }, b: { number: number; file: string }): boolean {
  return a.number < b.number || (a.number === b.number && a.file < b.file);
}

function isPresent({ owner, file }: Place, folder: string): boolean {
  // An earlier claim of this very process may have left one.
  return !isSelf(owner) && processState(owner) !== 'dead' && ageOf(join(folder, file)) <= ABSENT;
}
