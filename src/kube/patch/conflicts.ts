/** Whether two strategic patches change the same thing differently: `strategicpatch.MergingMapsHaveConflicts`. */

import { sprint } from '../../go/fmt/print';
import { deepEqual } from '../../go/json/deep';
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { elementKind, isObject, mergeKeyValue, PATCH, RETAIN_KEYS, sortScalars } from './directives';
import { lookupField, lookupList, type PatchField } from './patch-schema';

/** Throws an Error with Go's text where a field both change is not one of the type. */
export function mapsHaveConflicts(left: JsonObject, right: JsonObject, schema: ValueSchema): boolean {
  return Object.entries(left).some(([key, a]) => {
    const b = fieldOf(right, key);
    if (key === PATCH || key === RETAIN_KEYS || a === undefined || b === undefined) return false;
    if (Array.isArray(a)) return valuesHaveConflicts(a, b, lookupList(schema, key));
    if (isObject(a)) return valuesHaveConflicts(a, b, lookupField(schema, key));
    return !deepEqual(a, b);
  });
}

function valuesHaveConflicts(left: JsonValue, right: JsonValue, field: PatchField): boolean {
  if (Array.isArray(left)) return !Array.isArray(right) || listsHaveConflicts(left, right, field);
  if (!isObject(left)) return !deepEqual(left, right);
  if (!isObject(right)) return true;
  // A directive acts on the whole object.
  if (left[PATCH] !== right[PATCH]) return true;
  return field.strategy !== 'replace' && mapsHaveConflicts(left, right, field.schema);
}

function listsHaveConflicts(left: JsonValue[], right: JsonValue[], field: PatchField): boolean {
  if (left.length !== right.length) return true;
  if (field.strategy !== 'merge' || left.length === 0)
    return left.some((item, i) => valuesHaveConflicts(item, right[i] as JsonValue, field));
  if (elementKind(left, right) !== 'object') return !deepEqual(sortScalars(left), sortScalars(right));
  const byKey = new Map(right.map((item) => [sprint(mergeKeyValue(item, field.mergeKey)), item]));
  return left.some((item) => {
    const other = byKey.get(sprint(mergeKeyValue(item, field.mergeKey)));
    return other !== undefined && valuesHaveConflicts(item, other, field);
  });
}
