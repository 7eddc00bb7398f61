/** The way that led to a mistake, as kustomize tells it: one prefix for each step. */

/** A mistake that is told by itself, without the way that led to it. */
export class UnwrappedError extends Error {}

/** What `run` gives. Throws its error with `prefix: ` in front. */
export function prefixed<T>(prefix: string, run: () => T): T {
  try {
    return run();
  } catch (err) {
    if (err instanceof UnwrappedError) throw err;
    throw new Error(`${prefix}: ${(err as Error).message}`);
  }
}
