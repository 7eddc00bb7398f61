/** Merging lists with the `merge` strategy: scalars as sets, objects by their merge key. */
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { deduplicateScalars, elementKind, indexByKey, mergeKeyValue, PATCH } from './directives';
import { normalizeElementOrder } from './element-order';
import { badPatchType } from './patch-error';
import type { PatchField } from './patch-schema';

/** How one item with the merge key of another is merged into it. */
export type MergeItem = (current: JsonObject, patch: JsonObject) => JsonObject;

/** Takes the items with `$patch` out of the patch and does what they say. */
function applySpecialItems(
  original: readonly JsonValue[],
  patch: readonly JsonValue[],
  mergeKey: string,
): { original: readonly JsonValue[]; patch: JsonValue[] } {
  const plain: JsonValue[] = [];
  let current = original;
  let replace = false;
  for (const item of patch as JsonObject[]) {
    const directive = item[PATCH];
    if (directive === undefined) plain.push(item);
    else if (directive === 'delete') {
      const key = mergeKeyValue(item, mergeKey);
      indexByKey(current, mergeKey, key);
      current = current.filter((other) => fieldOf(other as JsonObject, mergeKey) !== key);
    } else if (directive === 'replace') replace = true;
    else if (directive === 'merge') throw new Error('merging lists cannot yet be specified in the patch');
    else throw badPatchType(directive, item);
  }
  return replace ? { original: plain, patch: [] } : { original: current, patch: plain };
}

function mergeItems(
  original: readonly JsonValue[],
  patch: readonly JsonValue[],
  mergeKey: string,
  mergeItem: MergeItem,
): JsonValue[] {
  const merged = [...original];
  for (const item of patch as JsonObject[]) {
    const at = indexByKey(merged, mergeKey, mergeKeyValue(item, mergeKey));
    if (at < 0) merged.push(item);
    else merged[at] = mergeItem(merged[at] as JsonObject, item);
  }
  return merged;
}

/** A list of scalars without those a `$deleteFromPrimitiveList` names; objects are merged as ever. */
export function deleteFromList(
  original: readonly JsonValue[],
  patch: readonly JsonValue[],
  field: PatchField,
  mergeItem: MergeItem,
): JsonValue[] {
  if (original.length === 0 && patch.length === 0) return [];
  if (elementKind(original, patch) === 'object') return mergeList(original, patch, field, mergeItem);
  return original.filter((item) => !patch.includes(item));
}

/** The list with the patch's items merged in, in the order the patch has them. */
export function mergeList(
  original: readonly JsonValue[],
  patch: readonly JsonValue[],
  field: PatchField,
  mergeItem: MergeItem,
): JsonValue[] {
  if (original.length === 0 && patch.length === 0) return [];
  const kind = elementKind(original, patch);
  if (kind !== 'object') {
    const merged = deduplicateScalars([...original, ...patch]);
    return normalizeElementOrder(merged, patch, original, field.mergeKey, kind);
  }
  if (field.mergeKey === '') throw new Error('cannot merge lists without merge key for type struct');
  const plain = applySpecialItems(original, patch, field.mergeKey);
  const merged = mergeItems(plain.original, plain.patch, field.mergeKey, mergeItem);
  return normalizeElementOrder(merged, plain.patch, plain.original, field.mergeKey, kind);
}
