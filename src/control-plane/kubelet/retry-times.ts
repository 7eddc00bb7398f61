/** When the kubelet tries again what has failed: ever more seldom, counted from when it began. */

/** The time from `elapsed` to the next of the attempts that lie `pauses` apart; the last pause repeats. */
export function untilNextAttempt(elapsed: number, pauses: readonly number[]): number {
  let at = 0;
  for (let i = 0; ; i++) {
    at += pauses[Math.min(i, pauses.length - 1)] ?? 0;
    if (at > elapsed) return at - elapsed;
  }
}
