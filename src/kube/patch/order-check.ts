/** Whether a patch's list fits the order the patch sets for it: `validatePatchWithSetOrderList`. */
import { sprint } from '../../go/fmt/print';
import type { JsonValue } from '../../go/json/value';
import { ELEMENT_ORDER, isObject, mergeKeyValue, objectItem, PATCH } from './directives';

/** Throws where an item of the patch is not in the order list, or the two differ in order. */
export function checkElementOrder(patch: readonly JsonValue[], order: readonly JsonValue[], mergeKey: string): void {
  if (patch.length === 0 || order.length === 0) return;
  const kept = mergeKey ? patch.filter((item) => objectItem(item)[PATCH] !== 'delete') : patch;
  let i = 0;
  let j = 0;
  while (i < kept.length && j < order.length) {
    const item = kept[i] as JsonValue;
    if (isObject(item) && item[PATCH] !== undefined) {
      i += 1;
      continue;
    }
    const place = order[j] as JsonValue;
    const same = mergeKey ? mergeKeyValue(item, mergeKey) === mergeKeyValue(place, mergeKey) : item === place;
    if (same) i += 1;
    j += 1;
  }
  if (i < kept.length && j >= order.length)
    throw new Error(
      `The order in patch list:\n${sprint([...patch])}\n doesn't match ${ELEMENT_ORDER} list:\n${sprint([...order])}\n`,
    );
}
