/** Sets of completion indexes, and their text form `0-2,5`: `indexed_job_utils.go`. */
import type { Pod } from '../../../kube/api/core/v1';

export const COMPLETION_INDEX = 'batch.kubernetes.io/job-completion-index';

/** The completion index a pod works on; undefined when it has none that can be read. */
export function indexOf({ metadata }: Pod): number | undefined {
  const text = metadata.annotations?.[COMPLETION_INDEX];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Reads `0-2,5`; what cannot be read, or is not below `completions`, is left out. */
export function parseIndexes(text: string | undefined, completions: number): Set<number> {
  const indexes = new Set<number>();
  for (const interval of (text ?? '').split(',').filter(Boolean)) {
    const [first = '', last = first] = interval.split('-');
    for (let i = Number(first); i <= Number(last) && i < completions; i++) indexes.add(i);
  }
  return indexes;
}

/** Three or more in a row become an interval; two stand alone. */
export function formatIndexes(indexes: Iterable<number>): string {
  const sorted = [...indexes].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (sorted[end + 1] === (sorted[end] as number) + 1) end++;
    const [first, last] = [sorted[i], sorted[end]];
    if (end === i) parts.push(`${first}`);
    else parts.push(end === i + 1 ? `${first},${last}` : `${first}-${last}`);
    i = end + 1;
  }
  return parts.join(',');
}

/** The lowest `count` indexes that are neither done nor worked on. */
export function firstPending(
  done: ReadonlySet<number>,
  active: readonly Pod[],
  count: number,
  completions: number,
): number[] {
  const taken = new Set(active.map(indexOf));
  const pending: number[] = [];
  for (let i = 0; i < completions && pending.length < count; i++) if (!done.has(i) && !taken.has(i)) pending.push(i);
  return pending;
}
