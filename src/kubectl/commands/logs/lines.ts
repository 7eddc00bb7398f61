/** Which lines of a log are shown, and how: PodLogOptions. */

import { toBytes, toText } from '../../../container/machine/bytes';
import type { SavedLine } from '../../../container/runtime/records';

/** What is to be shown of a log. */
export interface LineOptions {
  /** So many of the last lines; all for -1. */
  tail: number;
  /** Only from this time on; milliseconds since the epoch. */
  since: number | undefined;
  timestamps: boolean;
  limitBytes: number | undefined;
  /** In front of each line. */
  prefix: string;
}

/** The text of lines, from those that were there already when somebody asked. */
export function chosenLines(lines: readonly SavedLine[], { tail, since }: LineOptions): readonly SavedLine[] {
  const recent = since === undefined ? lines : lines.filter(([time]) => time >= since);
  return tail < 0 ? recent : tail === 0 ? [] : recent.slice(-tail);
}

/** How lines are shown. */
export function shownText(lines: readonly SavedLine[], { timestamps, limitBytes, prefix }: LineOptions): string {
  const text = lines
    .map(([time, line], at) => `${prefix}${timestamps ? `${timestamp(time, at)} ` : ''}${line}`)
    .join('');
  if (limitBytes === undefined) return text;
  return toText(toBytes(text).subarray(0, limitBytes));
}

/** Runtimes tell time to the nanosecond; the simulation knows milliseconds, and makes the rest up, rising. */
function timestamp(time: number, at: number): string {
  const digits = String(((time % 9973) * 101 + at * 13_007) % 1_000_000).padStart(6, '0');
  return `${new Date(time).toISOString().slice(0, 23)}${digits}`.replace(/0+$/, '').concat('Z');
}
