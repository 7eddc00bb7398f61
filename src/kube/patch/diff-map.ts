/** The strategic merge patch between two documents: `strategicpatch.diffMaps`. */

import { deepEqual } from '../../go/json/deep';
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { type DiffOptions, diffLists } from './diff-list';
import { DELETE_FROM_LIST, ELEMENT_ORDER, isObject, PATCH, RETAIN_KEYS, sortScalars, valueKind } from './directives';
import { lookupField, lookupList, type PatchField } from './patch-schema';

/** A field's patch data; without any, values that are the same need none. */
function lookupUnlessEqual(
  lookup: (schema: ValueSchema, key: string) => PatchField,
  schema: ValueSchema,
  key: string,
  same: () => boolean,
): PatchField | undefined {
  try {
    return lookup(schema, key);
  } catch (error) {
    if (same()) return undefined;
    throw error;
  }
}

interface Difference {
  key: string;
  before: JsonValue;
  after: JsonValue;
  schema: ValueSchema;
  options: DiffOptions;
}

function diffObjectField({ key, before, after, schema, options }: Difference, patch: JsonObject): void {
  const field = lookupUnlessEqual(lookupField, schema, key, () => deepEqual(before, after));
  if (!field) return;
  if (field.strategy === 'replace') {
    if (!options.ignoreChangesAndAdditions) setField(patch, key, after);
    return;
  }
  const inner = diffMaps(before as JsonObject, after as JsonObject, field.schema, options, field.retainKeys);
  if (Object.keys(inner).length > 0) setField(patch, key, inner);
}

function diffListField({ key, before, after, schema, options }: Difference, patch: JsonObject): void {
  const field = lookupUnlessEqual(lookupList, schema, key, () => deepEqual(before, after));
  if (!field) return;
  if (field.strategy !== 'merge') {
    if (!options.ignoreChangesAndAdditions && !deepEqual(before, after)) setField(patch, key, after);
    return;
  }
  const { added, deleted, order } = diffLists(before as JsonValue[], after as JsonValue[], field, options, (a, b) =>
    diffMaps(a, b, field.schema, options, field.retainKeys),
  );
  if (added.length > 0) setField(patch, key, added);
  if (deleted.length > 0) patch[`${DELETE_FROM_LIST}/${key}`] = deleted;
  if (order.length > 0) patch[`${ELEMENT_ORDER}/${key}`] = order;
}

function diffField(difference: Difference, patch: JsonObject): void {
  const { key, before, after, options } = difference;
  if (key === PATCH) {
    if (typeof before !== 'string' || typeof after !== 'string')
      throw new Error(`invalid value for special key: ${PATCH}`);
    if (before !== after) patch[PATCH] = after;
  } else if (valueKind(before) !== valueKind(after)) {
    if (!options.ignoreChangesAndAdditions) setField(patch, key, after);
  } else if (isObject(before)) diffObjectField(difference, patch);
  else if (Array.isArray(before)) diffListField(difference, patch);
  else if (!options.ignoreChangesAndAdditions && before !== after) setField(patch, key, after);
}

/**
 * The patch that turns `original` into `modified`, or the half of it the options ask for. With `retainKeys` it names
 * the fields that stay. Throws an Error with Go's text where a changed field is not one of the type.
 */
export function diffMaps(
  original: JsonObject,
  modified: JsonObject,
  schema: ValueSchema,
  options: DiffOptions,
  retainKeys = false,
): JsonObject {
  const patch: JsonObject = {};
  for (const key of Object.keys(modified).sort()) {
    const after = fieldOf(modified, key);
    const before = fieldOf(original, key);
    if (after === undefined) continue;
    if (before !== undefined) diffField({ key, before, after, schema, options }, patch);
    else if (!options.ignoreChangesAndAdditions) setField(patch, key, after);
  }
  const gone = Object.keys(original).filter(
    (key) => fieldOf(original, key) !== undefined && fieldOf(modified, key) === undefined,
  );
  if (!options.ignoreDeletions) for (const key of gone) setField(patch, key, null);
  const retained = retainKeys ? Object.keys(modified).filter((key) => (fieldOf(modified, key) ?? null) !== null) : [];
  const changed = Object.keys(patch).length > 0 || gone.some((key) => fieldOf(original, key) !== null);
  if (retained.length > 0 && changed) patch[RETAIN_KEYS] = sortScalars(retained);
  return patch;
}
