/**
 * How server-side apply takes a value apart, by its schema: `schema.Atom` of structured-merge-diff. What a schema does
 * not know is taken apart by what it looks like.
 */

import { fieldOf, setField } from '../../go/json/field';
import { encodeJSON } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { definition, type FieldSchema, type ValueSchema } from '../schema/schema';
import { keyElement, type PathElement, valueElement } from './fieldpath/element';

/** A list whose items are told apart by keys, or by themselves. */
export interface ListAtom {
  type: 'list';
  /** Empty for a list that is a set of scalars. */
  keys: readonly string[];
  items: ValueSchema | undefined;
}

/** An object taken apart field by field. `declared` knows the fields of a struct. */
export interface MapAtom {
  type: 'map';
  declared: Record<string, FieldSchema> | undefined;
  values: ValueSchema | undefined;
}

/** A value that is one thing. */
export interface LeafAtom {
  type: 'leaf';
}

export type Atom = ListAtom | MapAtom | LeafAtom;

const LEAF: LeafAtom = { type: 'leaf' };

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a value of this schema is taken apart. Without a schema objects are by field, lists are one thing. */
export function atomOf(schema: ValueSchema | undefined, value: JsonValue | undefined): Atom {
  if (!schema || isAny(schema)) return deduced(value);
  const field = schema as FieldSchema;
  if (schema.fields)
    return field.mapType === 'atomic' ? LEAF : { type: 'map', declared: schema.fields, values: schema.map };
  if (schema.list) return listAtom(field, schema.list);
  if (schema.map) return field.mapType === 'atomic' ? LEAF : { type: 'map', declared: undefined, values: schema.map };
  const def = schema.ref ? definition(schema.ref) : undefined;
  if (!def) return schema.ref ? deduced(value) : LEAF;
  if (!def.fields) return def.type || def.format ? LEAF : deduced(value);
  if (field.mapType === 'atomic' || def.mapType === 'atomic') return LEAF;
  return { type: 'map', declared: def.fields, values: undefined };
}

/** Whether a schema takes any JSON. */
export const isAny = ({ type, ref, list, map, fields }: ValueSchema) => !type && !ref && !list && !map && !fields;

function deduced(value: JsonValue | undefined): Atom {
  return isObject(value) ? { type: 'map', declared: undefined, values: undefined } : LEAF;
}

/** A list says what it is, or how patches merge it does. */
function listAtom({ listType, listMapKeys, patchStrategy = '', patchMergeKey }: FieldSchema, items: ValueSchema): Atom {
  if (listType === 'atomic') return LEAF;
  if (listType === 'map') return { type: 'list', keys: listMapKeys ?? [], items };
  const merges = listType === 'set' || patchStrategy.split(',').includes('merge');
  return merges ? { type: 'list', keys: patchMergeKey ? [patchMergeKey] : [], items } : LEAF;
}

/** The schema of a field or of a map's value. */
export function fieldSchema({ declared, values }: MapAtom, name: string): ValueSchema | undefined {
  return fieldOf(declared, name) ?? values;
}

/** Keys that may be left out of an item, with what they are then. */
const KEY_DEFAULTS: Record<string, JsonValue> = { protocol: 'TCP' };

/** What tells an item from the others. Throws where it lacks a key. */
export function itemElement({ keys }: ListAtom, item: JsonValue): PathElement {
  if (keys.length === 0) {
    if (typeof item === 'object' && item !== null)
      throw new Error("associative list without keys has an element that's a map type");
    return valueElement(item);
  }
  if (item === null) throw new Error('associative list with keys may not have a null element');
  if (!isObject(item)) throw new Error('associative list with keys may not have non-map elements');
  const found: JsonObject = {};
  for (const key of [...keys].sort()) {
    const value = fieldOf(item, key) ?? fieldOf(KEY_DEFAULTS, key);
    if (value !== undefined) setField(found, key, value);
    else if (!Object.hasOwn(item, key))
      throw new Error(
        `associative list with keys has an element that omits key field ${encodeJSON(key)} (and doesn't have default value)`,
      );
  }
  return keyElement(found);
}
