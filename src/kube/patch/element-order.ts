/** The order of a merged list: the patch's, with what only the server has put where it was. */
import { fieldOf } from '../../go/json/field';
import type { JsonValue } from '../../go/json/value';
import { isObject, mergeKeyValue, PATCH } from './directives';

/** What tells items apart: the merge key's value, or the scalar itself. */
function identity(item: JsonValue, mergeKey: string, kind: string): JsonValue | undefined {
  if (kind !== 'object') return item;
  return isObject(item) ? fieldOf(item, mergeKey) : undefined;
}

/** Finds places in a list by identity, the first of equal ones; -1 for what is not in it. */
function placesIn(order: readonly JsonValue[], mergeKey: string, kind: string): (item: JsonValue) => number {
  const places = new Map<JsonValue | undefined, number>();
  order.forEach((item, i) => {
    const id = identity(item, mergeKey, kind);
    if (!places.has(id)) places.set(id, i);
  });
  return (item) => places.get(identity(item, mergeKey, kind)) ?? -1;
}

/** Sorts a list by the order of another; items marked for deletion go last. Throws where an item has no merge key. */
export function sortByOrder(
  list: readonly JsonValue[],
  order: readonly JsonValue[],
  mergeKey: string,
  kind: string,
): JsonValue[] {
  const deleted = (item: JsonValue) => kind === 'object' && isObject(item) && item[PATCH] === 'delete';
  if (kind === 'object') for (const item of [...list, ...order]) mergeKeyValue(item, mergeKey);
  const place = placesIn(order, mergeKey, kind);
  const kept = list.filter((item) => !deleted(item)).sort((a, b) => place(a) - place(b));
  return [...kept, ...list.filter(deleted)];
}

/** Interleaves what only the server has into the patch's items, each before the first one it stood before. */
function interleave(
  serverOnly: readonly JsonValue[],
  patch: readonly JsonValue[],
  place: (item: JsonValue) => number,
): JsonValue[] {
  const merged: JsonValue[] = [];
  let i = 0;
  for (const item of patch) {
    const right = place(item);
    while (i < serverOnly.length) {
      const left = place(serverOnly[i] as JsonValue);
      if (left < 0 || right < 0 || left >= right) break;
      merged.push(serverOnly[i] as JsonValue);
      i += 1;
    }
    merged.push(item);
  }
  return [...merged, ...serverOnly.slice(i)];
}

/**
 * Orders a merged list: items the patch speaks of as in `patchOrder`, the others as in `serverOrder`, and the two
 * interleaved as far as `serverOrder` tells.
 */
export function normalizeElementOrder(
  merged: readonly JsonValue[],
  patchOrder: readonly JsonValue[],
  serverOrder: readonly JsonValue[],
  mergeKey: string,
  kind: string,
): JsonValue[] {
  const byKey = mergeKey !== '';
  const spoken = new Set(patchOrder.map((item) => (byKey && isObject(item) ? fieldOf(item, mergeKey) : item)));
  const inPatch = (item: JsonValue) => spoken.has(byKey ? mergeKeyValue(item, mergeKey) : item);
  const patchItems = sortByOrder(merged.filter(inPatch), patchOrder, mergeKey, kind);
  const serverOnly = sortByOrder(
    merged.filter((item) => !inPatch(item)),
    serverOrder,
    mergeKey,
    kind,
  );
  return interleave(serverOnly, patchItems, placesIn(serverOrder, mergeKey, kind));
}

/**
 * The server's order as Go sees it after a merge: items the patch deletes have made room in the old list, and items it
 * adds have been written into that room. So with one container gone and another new, the new one counts as standing
 * last in the old list.
 */
export function orderAfterMerge(
  before: readonly JsonValue[],
  patch: readonly JsonValue[],
  merged: readonly JsonValue[],
  mergeKey: string,
): JsonValue[] {
  const key = (item: JsonValue) => (isObject(item) ? fieldOf(item, mergeKey) : undefined);
  const present = new Set(merged.map(key));
  const known = new Set(before.map(key));
  const kept = before.filter((item) => present.has(key(item)));
  const added = patch.filter((item) => !known.has(key(item)) && isObject(item) && item[PATCH] === undefined);
  return [...kept, ...added].slice(0, before.length);
}
