/** One order of fields for everything that is saved. */
import type { JsonObject, JsonValue } from '../../go/json/value';

/**
 * The value with the fields of all objects sorted, as `kubectl get -o yaml` shows them: the same state makes the same
 * text whatever order its fields were set in. What is already in order is not copied.
 */
export function sortFields<T extends JsonValue>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  return (Array.isArray(value) ? sortItems(value) : sortObject(value)) as T;
}

function sortItems(items: JsonValue[]): JsonValue[] {
  let copy: JsonValue[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const sorted = sortFields(items[i] as JsonValue);
    if (sorted === items[i]) continue;
    copy ??= [...items];
    copy[i] = sorted;
  }
  return copy ?? items;
}

function sortObject(object: JsonObject): JsonObject {
  let inOrder = true;
  let previous = '';
  let changed: Map<string, JsonValue> | undefined;
  for (const field in object) {
    if (field < previous) inOrder = false;
    previous = field;
    const value = object[field] as JsonValue;
    const sorted = sortFields(value);
    if (sorted === value) continue;
    changed ??= new Map();
    changed.set(field, sorted);
  }
  if (inOrder && !changed) return object;
  const fields = Object.keys(object);
  if (!inOrder) fields.sort();
  return Object.fromEntries(fields.map((field) => [field, changed?.get(field) ?? object[field]]));
}
