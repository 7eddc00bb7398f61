/** Doing the same thing many times without flooding a server that refuses: `slowStartBatch`. */

/**
 * Calls `action` for 0, 1, 2, ... below `count` in batches of 1, 2, 4 and so on, until a batch has failed.
 * Gives how often it succeeded, and the first failure.
 */
export function slowStartBatch(count: number, action: (index: number) => void): { done: number; error?: unknown } {
  let done = 0;
  for (let start = 0, size = 1; start < count; start += size, size *= 2) {
    let failed = false;
    let error: unknown;
    for (let i = start; i < Math.min(count, start + size); i++) {
      try {
        action(i);
        done++;
      } catch (e) {
        if (!failed) error = e;
        failed = true;
      }
    }
    if (failed) return { done, error };
  }
  return { done };
}

/** How many pods a controller makes or deletes before it looks again: `BurstReplicas`, `MaxPodCreateDeletePerSync`. */
export const BURST_REPLICAS = 500;
