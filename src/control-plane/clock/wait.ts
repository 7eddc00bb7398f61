/** Waiting in real time, for commands that follow a cluster. */

/** Resolves after so many milliseconds of the wall clock. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
