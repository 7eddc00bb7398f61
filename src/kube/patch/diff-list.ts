/** The difference between two lists that merge: `strategicpatch.diffLists`. */

import { sprint } from '../../go/fmt/print';
import { deepEqual } from '../../go/json/deep';
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { deduplicateScalars, elementKind, mergeKeyValue, PATCH, sortByText, sortScalars } from './directives';
import { sortByOrder } from './element-order';
import type { PatchField } from './patch-schema';

/** Which half of a difference is wanted. */
export interface DiffOptions {
  ignoreChangesAndAdditions?: boolean;
  ignoreDeletions?: boolean;
  /** Record the order of merged lists. */
  setElementOrder?: boolean;
}

/** The patch between two items with the same merge key. */
export type DiffItem = (before: JsonObject, after: JsonObject) => JsonObject;

/** The parts of a list's patch. */
export interface ListDifference {
  /** Items to add or change, and objects to delete. */
  added: JsonValue[];
  /** Scalars to delete. */
  deleted: JsonValue[];
  /** The order of the result. */
  order: JsonValue[];
}

/**
 * Walks two sorted lists side by side. Equal texts meet; what stands in one list only is told to the other callback.
 */
function walk<T>(
  before: readonly T[],
  after: readonly T[],
  text: (item: T) => string,
  on: { both?: (a: T, b: T) => void; removed: (item: T) => void; added: (item: T) => void },
): void {
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i] as T, after[j] as T];
    const order = i >= before.length ? 1 : j >= after.length ? -1 : compare(text(a), text(b));
    if (order > 0) on.added(b);
    else if (order < 0) on.removed(a);
    else on.both?.(a, b);
    if (order >= 0) j += 1;
    if (order <= 0) i += 1;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function diffObjects(
  before: JsonValue[],
  after: JsonValue[],
  mergeKey: string,
  options: DiffOptions,
  diffItem: DiffItem,
): ListDifference {
  const keyText = (item: JsonValue) => sprint(mergeKeyValue(item, mergeKey));
  const sorted = (list: JsonValue[]) => sortByText(list, (item) => sprint(fieldOf(item as JsonObject, mergeKey)));
  const changes: JsonValue[] = [];
  const deletions: JsonValue[] = [];
  walk(sorted(before), sorted(after), keyText, {
    both(a, b) {
      const inner = diffItem(a as JsonObject, b as JsonObject);
      if (Object.keys(inner).length > 0) changes.push({ ...inner, [mergeKey]: mergeKeyValue(b, mergeKey) });
    },
    added(item) {
      if (!options.ignoreChangesAndAdditions) changes.push(item);
    },
    removed(item) {
      if (!options.ignoreDeletions) deletions.push({ [mergeKey]: mergeKeyValue(item, mergeKey), [PATCH]: 'delete' });
    },
  });
  const ordered = sortByOrder(changes, after, mergeKey, 'object');
  const added = [...ordered, ...deletions];
  const key = (item: JsonValue) => mergeKeyValue(item, mergeKey);
  const sameOrder =
    before.length === after.length && after.every((item, i) => key(before[i] as JsonValue) === key(item));
  const listed = options.ignoreChangesAndAdditions ? false : added.length > 0 || !sameOrder;
  const order =
    listed || (!options.ignoreDeletions && added.length > 0) ? after.map((i) => ({ [mergeKey]: key(i) })) : [];
  return { added, deleted: [], order: options.setElementOrder ? order : [] };
}

function diffScalars(before: JsonValue[], after: JsonValue[], field: PatchField, options: DiffOptions, kind: string) {
  const sortedBefore = sortScalars(before);
  const additions: JsonValue[] = [];
  const deletions: JsonValue[] = [];
  walk(sortedBefore, sortScalars(after), sprint, {
    added(item) {
      if (!options.ignoreChangesAndAdditions) additions.push(item);
    },
    removed(item) {
      if (!options.ignoreDeletions) deletions.push(item);
    },
  });
  const added = sortByOrder(additions, after, field.mergeKey, kind);
  const deleted = deduplicateScalars(deletions);
  // Go has sorted the list in place by now, so an unsorted one counts as changed even when it is not.
  const changed = !options.ignoreChangesAndAdditions && !deepEqual(sortedBefore, after);
  const order = changed || (!options.ignoreDeletions && deleted.length > 0) ? after : [];
  return { added, deleted, order: options.setElementOrder ? order : [] };
}

/** What to add, delete and how to order to get from one list to the other. Throws an Error with Go's text. */
export function diffLists(
  before: JsonValue[],
  after: JsonValue[],
  field: PatchField,
  options: DiffOptions,
  diffItem: DiffItem,
): ListDifference {
  if (before.length === 0) return { added: options.ignoreChangesAndAdditions ? [] : after, deleted: [], order: [] };
  const kind = elementKind(before, after);
  return kind === 'object'
    ? diffObjects(before, after, field.mergeKey, options, diffItem)
    : diffScalars(before, after, field, options, kind);
}
