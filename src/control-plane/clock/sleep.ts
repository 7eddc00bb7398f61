/** Waiting in real time, without an event loop: for what is synchronous and must wait for another process. */

/** Blocks this thread for `ms` milliseconds (fractions count). */
export function sleepSync(ms: number): void {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Pauses for a contended resource: each at random between half and all of a bound that doubles from `first` to `last`. */
export class Backoff {
  #bound: number;
  readonly #last: number;
  readonly #started = performance.now();

  constructor(first: number, last: number) {
    this.#bound = first;
    this.#last = last;
  }

  /** Real milliseconds since the waiting began. */
  get waited(): number {
    return performance.now() - this.#started;
  }

  pause(): void {
    sleepSync(this.#bound * (0.5 + Math.random() / 2));
    this.#bound = Math.min(this.#bound * 2, this.#last);
  }

  /** A pause of a length the caller knows better. */
  pauseFor(ms: number): void {
    sleepSync(ms);
  }
}
