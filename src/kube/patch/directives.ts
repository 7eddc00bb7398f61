/** The special keys of a strategic merge patch, and small questions about values in one. */

import { sprint } from '../../go/fmt/print';
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { badArgType, noListOfLists, noMergeKey } from './patch-error';

/** Marks an object in the patch: `delete`, `replace` or `merge`. */
export const PATCH = '$patch';
/** The fields a union may keep. */
export const RETAIN_KEYS = '$retainKeys';
/** `$deleteFromPrimitiveList/finalizers`: what leaves a list of scalars. */
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList';
/** `$setElementOrder/containers`: the order a merged list shall have. */
export const ELEMENT_ORDER = '$setElementOrder';

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The kinds of values Go tells apart when it decodes JSON. */
export function valueKind(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value;
}

/** The one kind all items of the lists have. Throws where they differ, for lists of lists, and without any item. */
export function elementKind(...lists: readonly (readonly JsonValue[])[]): string {
  let kind: string | undefined;
  for (const item of lists.flat(1)) {
    const found = valueKind(item);
    if (kind === undefined && found === 'list') throw noListOfLists();
    if (kind !== undefined && kind !== found)
      throw new Error(`list element types are not identical: ${sprint(lists as JsonValue[])}`);
    kind = found;
  }
  if (kind === undefined) throw new Error('no elements in any of the given slices');
  return kind;
}

/** An item as an object. Throws where it is none. */
export function objectItem(item: JsonValue | undefined): JsonObject {
  if (!isObject(item)) throw badArgType({}, item);
  return item;
}

/** The value of an item's merge key. Throws where it has none. */
export function mergeKeyValue(item: JsonValue | undefined, mergeKey: string): JsonValue {
  const object = objectItem(item);
  const value = fieldOf(object, mergeKey);
  if (value === undefined) throw noMergeKey(object, mergeKey);
  return value;
}

/** The place of the item with this merge key, or -1. */
export function indexByKey(list: readonly JsonValue[], mergeKey: string, value: JsonValue): number {
  return list.findIndex((item, i) => {
    if (!isObject(item)) throw new Error(`value for key ${i} is not a map.`);
    return fieldOf(item, mergeKey) === value;
  });
}

/** Drops repeated scalars; the last item takes the place of each one dropped. */
export function deduplicateScalars(list: readonly JsonValue[]): JsonValue[] {
  const items = [...list];
  for (let i = 0; i < items.length - 1; i++)
    for (let j = i + 1; j < items.length; j++) {
      if (items[i] !== items[j]) continue;
      const last = items.pop() as JsonValue;
      if (j < items.length) items[j] = last;
      j -= 1;
    }
  return items;
}

/**
 * Sorts by a text. Go's sort of short lists, asked whether equal items are in order, swaps them: items with the same
 * merge key come out reversed.
 */
export function sortByText<T>(list: readonly T[], text: (item: T) => string): T[] {
  const items = list.map((item) => ({ item, text: text(item) }));
  if (items.length > 12) items.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  else
    for (let i = 1; i < items.length; i++)
      for (let j = i; j > 0; j--) {
        const [left, right] = [items[j - 1], items[j]] as [{ item: T; text: string }, { item: T; text: string }];
        if (right.text > left.text) break;
        items[j - 1] = right;
        items[j] = left;
      }
  return items.map(({ item }) => item);
}

/** Scalars in the order of their texts. */
export function sortScalars(list: readonly JsonValue[]): JsonValue[] {
  return sortByText(list, sprint);
}
