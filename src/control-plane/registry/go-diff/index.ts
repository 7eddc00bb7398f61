/** Differences of two Go structs as `cmp.Diff` of `github.com/google/go-cmp` prints them inside of error messages. */
import { goTypes } from '../internal-types';
import { compareValues } from './compare';
import { formatDiff } from './format-diff';
import { layOut } from './text';

/**
 * What changed between two JSON values of the Go type `type`, e.g. `core.PodSpec`: lines that went are marked `-`,
 * lines that came `+`. Ends in a newline. Where go-cmp chooses at random between two kinds of blanks, this always
 * writes plain ones.
 */
export function goDiff(type: string, before: unknown, after: unknown): string {
  const goType = goTypes.type(type);
  const node = compareValues({ type: goType, value: before }, { type: goType, value: after });
  return layOut(formatDiff(node, { mode: 'unknown', types: 'auto', verbosity: 0 }) ?? 'nil');
}
