/** JSON merge patch (RFC 7386) with the habits of `github.com/evanphx/json-patch` 4.12. */

import { deepEqual } from '../../go/json/deep';
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value without the null fields of its objects; nulls in lists stay. */
function pruneNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(pruneNulls);
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  for (const [key, item] of Object.entries(value))
    if (item !== null && item !== undefined) setField(out, key, pruneNulls(item));
  return out;
}

/**
 * The document with the patch merged in: null removes a field, objects merge, all else replaces. Nulls of the
 * document itself stay.
 */
export function applyMergePatch(document: JsonValue, patch: JsonValue): JsonValue {
  if (!isObject(document)) return pruneNulls(patch);
  if (!isObject(patch)) return patch;
  const out: JsonObject = { ...document };
  for (const [key, item] of Object.entries(patch)) {
    if (item === undefined) continue;
    const current = fieldOf(document, key);
    if (item === null) delete out[key];
    else setField(out, key, current === undefined ? pruneNulls(item) : applyMergePatch(current, item));
  }
  return out;
}

const kindOf = (value: JsonValue): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The merge patch that turns `original` into `modified`: `jsonpatch.CreateMergePatch`. */
export function createMergePatch(original: JsonObject, modified: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [key, after] of Object.entries(modified)) {
    if (after === undefined) continue;
    const before = fieldOf(original, key);
    if (before === undefined || kindOf(before) !== kindOf(after)) setField(patch, key, after);
    else if (isObject(before) && isObject(after)) {
      const inner = createMergePatch(before, after);
      if (Object.keys(inner).length > 0) setField(patch, key, inner);
    } else if (!deepEqual(before, after)) setField(patch, key, after);
  }
  for (const key of Object.keys(original))
    if (fieldOf(original, key) !== undefined && fieldOf(modified, key) === undefined) setField(patch, key, null);
  return patch;
}
