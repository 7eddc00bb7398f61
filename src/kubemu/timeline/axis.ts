/** What every drawing of a timeline shares: its axis, and the names beside it. */
import { formatGoDuration } from '../../go/time/duration';
import type { Bar, Timeline } from './history';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [1, 2, 5, 10, 15, 30]
  .flatMap((n) => [n * SECOND, n * MINUTE])
  .concat([1, 2, 3, 6, 12, 24, 48, 168].map((n) => n * HOUR))
  .sort((a, b) => a - b);

/** The times at which the axis has a number, at most so many. */
export function ticksOf({ from, to }: Timeline, most: number): number[] {
  const length = to - from;
  const step = STEPS.find((one) => length / one <= most) ?? length;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => from + i * step);
}

/** `1m30s`. */
export const elapsed = (ms: number) =>
  formatGoDuration(ms)
    .replace(/(\D)0s$/, '$1')
    .replace(/(h)0m$/, '$1');

/** `web-0`; other kinds say what they are. */
export function barName({ resource, name }: Bar): string {
  if (resource === 'persistentvolumeclaims') return `pvc/${name}`;
  return resource === 'nodes' ? `node/${name}` : name;
}
