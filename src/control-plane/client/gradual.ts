/** How a controller gets to see many changes of one instant: not all at once. */

/** In how many steps a whole set comes to be seen. */
const STEPS = 16;

/**
 * The count a controller sees next, on its way from what it saw last to what is. Pods that start in the same instant
 * are still reported one after another; small sets are seen to grow by one, large ones in a few steps.
 */
export function nextSeen(last: number, actual: number, size: number): number {
  return Math.min(actual, last + Math.max(1, Math.ceil(size / STEPS)));
}
