/** Merging one strategic patch into a document, or into another patch: `strategicpatch.mergeMap`. */

import { sprint } from '../../go/fmt/print';
import { deepEqual } from '../../go/json/deep';
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { DELETE_FROM_LIST, ELEMENT_ORDER, elementKind, isObject, PATCH, RETAIN_KEYS, valueKind } from './directives';
import { normalizeElementOrder, orderAfterMerge } from './element-order';
import { deleteFromList, type MergeItem, mergeList } from './merge-list';
import { checkElementOrder } from './order-check';
import {
  badArgType,
  badElementOrderFormat,
  badPatchType,
  badPrimitiveListFormat,
  badRetainKeysFormat,
} from './patch-error';
import { lookupField, lookupList, type PatchField } from './patch-schema';

/** What the merge is for. */
export interface MergeOptions {
  /** The patch goes into a document: directives take effect. Else into another patch, which collects them. */
  intoDocument: boolean;
}

/** `$setElementOrder/containers` -> `containers`. Throws where nothing follows the directive. */
function directiveField(key: string, directive: string): string {
  if (key.startsWith(`${directive}/`)) return key.slice(directive.length + 1);
  throw directive === DELETE_FROM_LIST ? badPrimitiveListFormat() : badElementOrderFormat();
}

/** A value without the objects that carry a directive, which has nothing to act on; undefined for one itself. */
function withoutDirectives(value: JsonValue): JsonValue | undefined {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  return value[PATCH] === undefined ? mapFields(value, withoutDirectives) : undefined;
}

/** A value without the null fields of its objects; nulls in lists stay. */
function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return mapFields(value, (item) => (item === null ? undefined : withoutNulls(item)));
}

function mapFields(object: JsonObject, change: (value: JsonValue) => JsonValue | undefined): JsonObject {
  const out: JsonObject = {};
  for (const [key, item] of Object.entries(object)) {
    const changed = item === undefined ? undefined : change(item);
    if (changed !== undefined) setField(out, key, changed);
  }
  return out;
}

/** Clears the fields `$retainKeys` does not name; `out` and `patch` are copies of the caller's. */
function applyRetainKeys(out: JsonObject, patch: JsonObject, options: MergeOptions): void {
  const keys = patch[RETAIN_KEYS];
  if (keys === undefined) return;
  delete patch[RETAIN_KEYS];
  if (!options.intoDocument) {
    const known = out[RETAIN_KEYS] ?? keys;
    if (!deepEqual(known, keys))
      throw new Error(
        `${sprint(known)} and ${sprint(keys)} are not deep equal: this may happen when calculating the 3-way diff patch`,
      );
    out[RETAIN_KEYS] = keys;
    return;
  }
  if (!Array.isArray(keys)) throw badRetainKeysFormat();
  const retained = new Set<JsonValue>(keys);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) continue;
    if (key.startsWith(DELETE_FROM_LIST) || key.startsWith(ELEMENT_ORDER)) continue;
    if (!retained.has(key)) throw badRetainKeysFormat();
  }
  for (const key of Object.keys(out)) if (!retained.has(key)) delete out[key];
}

function itemMerger(field: PatchField, options: MergeOptions): MergeItem {
  return (current, patch) => mergeMap(current, patch, field.schema, options);
}

function listOrNone(value: JsonValue | undefined): JsonValue[] | undefined {
  if (value !== undefined && !Array.isArray(value)) throw badArgType([], value);
  return value;
}

/** Merges a list whose order the patch sets, and takes it out of the patch. */
function applyElementOrder(
  out: JsonObject,
  patch: JsonObject,
  key: string,
  schema: ValueSchema,
  options: MergeOptions,
): void {
  const order = fieldOf(patch, key) as JsonValue;
  delete patch[key];
  if (!options.intoDocument) {
    if (fieldOf(out, key) !== undefined && !deepEqual(fieldOf(out, key), order)) throw badElementOrderFormat();
    setField(out, key, order);
  }
  if (!Array.isArray(order)) throw badArgType([], order);
  const name = directiveField(key, ELEMENT_ORDER);
  const current = listOrNone(fieldOf(out, name));
  const added = listOrNone(fieldOf(patch, name));
  const field = lookupList(schema, name);
  checkElementOrder(added ?? [], order, field.mergeKey);
  if (!current && !added) return;
  let merged = current ?? (withoutDirectives(added ?? []) as JsonValue[]);
  if (current && added)
    merged = field.strategy === 'merge' ? mergeList(current, added, field, itemMerger(field, options)) : added;
  const kind = elementKind(current ?? [], added ?? []);
  const before = current ?? [];
  const serverOrder = kind === 'object' && added ? orderAfterMerge(before, added, merged, field.mergeKey) : before;
  setField(out, name, normalizeElementOrder(merged, order, serverOrder, field.mergeKey, kind));
  delete patch[name];
}

function applyDirective(directive: JsonValue, patch: JsonObject): JsonObject {
  if (directive === 'delete') return {};
  if (directive !== 'replace') throw badPatchType(directive, patch);
  const { [PATCH]: _, ...rest } = patch;
  return rest;
}

/** One field of the patch merged into `out`, a copy of the document's object. */
function mergeField(out: JsonObject, key: string, value: JsonValue, schema: ValueSchema, options: MergeOptions): void {
  const deletes = key.startsWith(DELETE_FROM_LIST);
  if (deletes && !options.intoDocument) {
    setField(out, key, value);
    return;
  }
  const name = deletes ? directiveField(key, DELETE_FROM_LIST) : key;
  if (value === null) {
    delete out[name];
    if (!options.intoDocument) setField(out, name, null);
    return;
  }
  const current = fieldOf(out, name);
  if (current === undefined || valueKind(current) !== valueKind(value)) {
    if (deletes) return;
    const added = options.intoDocument ? withoutDirectives(withoutNulls(value)) : value;
    if (added === undefined) delete out[name];
    else setField(out, name, added);
  } else if (isObject(current) && isObject(value)) {
    const field = lookupField(schema, name);
    setField(out, name, field.strategy === 'replace' ? value : mergeMap(current, value, field.schema, options));
  } else if (Array.isArray(current) && Array.isArray(value)) {
    const field = lookupList(schema, name);
    const merge = deletes ? deleteFromList : mergeList;
    setField(out, name, field.strategy === 'merge' ? merge(current, value, field, itemMerger(field, options)) : value);
  } else setField(out, name, value);
}

/** The object with the patch merged in. Throws an Error with Go's text where the patch makes no sense for the type. */
export function mergeMap(
  original: JsonObject,
  patch: JsonObject,
  schema: ValueSchema,
  options: MergeOptions,
): JsonObject {
  if (patch[PATCH] !== undefined) return applyDirective(patch[PATCH], patch);
  const out = { ...original };
  const rest = { ...patch };
  applyRetainKeys(out, rest, options);
  for (const key of Object.keys(rest).sort())
    if (key.startsWith(ELEMENT_ORDER)) applyElementOrder(out, rest, key, schema, options);
  for (const key of Object.keys(rest).sort()) {
    const value = fieldOf(rest, key);
    if (value !== undefined) mergeField(out, key, value, schema, options);
  }
  return out;
}
