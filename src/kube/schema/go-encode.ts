/** Writing typed objects as Go does: which empty fields vanish, which are written although nobody set them. */
import { fieldOf, setField } from '../../go/json/field';
import { compareBytes } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import {
  type Definition,
  type FieldSchema,
  type GoField,
  goFields,
  INT_OR_STRING,
  QUANTITY,
  referenced,
  type ValueSchema,
} from './schema';

/** The JSON of a Go value nobody has set: `""`, 0, `null` for lists and pointers, a struct's own zero fields. */
export function zeroValue(schema: ValueSchema): JsonValue {
  if (schema.ref === QUANTITY) return '0';
  if (schema.ref === INT_OR_STRING) return 0;
  if (schema.ref) {
    const def = referenced(schema);
    return def?.fields ? encodeStruct({}, def) : null;
  }
  if (schema.type === 'integer' || schema.type === 'number') return 0;
  if (schema.type === 'boolean') return false;
  return schema.type === 'string' && schema.format !== 'byte' ? '' : null;
}

/** The same for an entry of a map. No bytes are stored as an empty text, and come back as one. */
export const zeroEntry = (schema: ValueSchema): JsonValue => (schema.format === 'byte' ? '' : zeroValue(schema));

/** What `omitempty` drops: nothing of a pointer's target, and never a struct. */
function isEmpty(value: JsonValue, schema: FieldSchema): boolean {
  if (schema.ref) return false;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === '' || value === 0 || value === false;
}

function encodeField(value: JsonValue | undefined, schema: FieldSchema, go: GoField): JsonValue | undefined {
  if (value === undefined || value === null) {
    if (go.pointer) return go.omitEmpty ? undefined : null;
    return go.omitEmpty && !schema.ref ? undefined : zeroValue(schema);
  }
  if (go.omitEmpty && !go.pointer && isEmpty(value, schema)) return undefined;
  return encodeValue(value, schema);
}

function encodeValue(value: JsonValue, schema: ValueSchema): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = schema.list;
    return items ? value.map((item) => encodeValue(item, items)) : value;
  }
  if (schema.map) {
    const values = schema.map;
    const out: JsonObject = {};
    for (const key of Object.keys(value).sort(compareBytes)) {
      const item = fieldOf(value, key);
      if (item !== undefined) setField(out, key, encodeValue(item, values));
    }
    return out;
  }
  const def = referenced(schema);
  return def?.fields ? encodeStruct(value, def) : value;
}

/**
 * An object as Go's `encoding/json` writes the struct: fields in the struct's order, keys of maps sorted, empty fields
 * dropped where the field says `omitempty`, zero values written where it does not. Fields the struct has not are dropped.
 */
export function encodeStruct(object: JsonObject, def: Definition): JsonObject {
  const out: JsonObject = {};
  for (const [name, go] of goFields(def)) {
    const encoded = encodeField(object[name], def.fields?.[name] as FieldSchema, go);
    if (encoded !== undefined) out[name] = encoded;
  }
  return out;
}
