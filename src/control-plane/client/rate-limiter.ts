/** How long a controller waits before it tries again what failed: `workqueue.DefaultControllerRateLimiter`. */

const FIRST = 5;
const LONGEST = 1_000_000;

/** Doubles the pause of a key with each failure in a row: 5 ms, 10 ms, ... up to 1000 s. */
export class RateLimiter {
  private readonly failures = new Map<string, number>();

  /** Milliseconds until the next attempt; counts a failure. */
  when(key: string): number {
    const failures = this.failures.get(key) ?? 0;
    this.failures.set(key, failures + 1);
    return Math.min(FIRST * 2 ** failures, LONGEST);
  }

  /** The key succeeded. */
  forget(key: string): void {
    this.failures.delete(key);
  }
}
