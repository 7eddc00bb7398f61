/** Typed decoding of JSON as the API server's decoder does it: `sigs.k8s.io/json` in its strict mode. */

import { decodeBase64 } from '../../go/encoding/base64';
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { zeroEntry, zeroValue } from './go-encode';
import { goTypeOf, itemGoType, jsonKind } from './go-types';
import {
  type Definition,
  definition,
  goFields,
  JSON_SCHEMA_PROPS,
  referenced,
  structName,
  type ValueSchema,
} from './schema';
import { decodeSpecial, fitsInteger, TypeMismatch } from './special-values';

/** Where the decoder stands: the struct around the value, its field path for type errors, its path with indexes. */
interface Place {
  struct: string;
  fields: string;
  path: string;
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

/** How many problems strict decoding collects before it stops listing. */
const MAX_PROBLEMS = 100;

/** One decoding of one object. */
export class JSONDecoder {
  /** `unknown field "spec.foo"`, in the order met. */
  readonly problems: string[] = [];
  private firstMismatch: string | undefined;

  /**
   * Decodes an object of a type whose struct Go calls `name`. Throws an Error with Go's text: what a special value
   * refuses at once, and the first value of a wrong kind at the end.
   */
  decode(object: JsonObject, def: Definition, name = structName(def)): JsonObject {
    const decoded = this.struct(object, def, { struct: name, fields: '', path: '' }, name);
    if (this.firstMismatch !== undefined) throw new Error(this.firstMismatch);
    return decoded;
  }

  /** Keys are visited sorted: kubectl sends them so, and the first error depends on the order. */
  private struct(object: JsonObject, def: Definition, place: Place, name = structName(def)): JsonObject {
    const out: JsonObject = {};
    const go = goFields(def);
    for (const key of Object.keys(object).sort()) {
      const value = object[key];
      if (value === undefined) continue;
      const path = join(place.path, key);
      const schema = fieldOf(def.fields, key);
      if (!schema) {
        if (this.problems.length < MAX_PROBLEMS) this.problems.push(`unknown field "${path}"`);
        continue;
      }
      const inner = { struct: name, fields: join(place.fields, key), path };
      const decoded = this.value(value, schema, inner, go.get(key)?.goType);
      if (decoded !== undefined) out[key] = decoded;
    }
    return out;
  }

  /** The decoded value; undefined where Go leaves the field as it was: for null, and after a type error. */
  private value(value: JsonValue, schema: ValueSchema, place: Place, declared?: string): JsonValue | undefined {
    if (value === null) return undefined;
    if (schema.list) return this.list(value, schema.list, place, goTypeOf(schema, declared), itemGoType(declared));
    if (schema.map) return this.map(value, schema.map, place, goTypeOf(schema, declared), itemGoType(declared));
    const def = referenced(schema);
    if (def) return this.reference(value, def, place, goTypeOf(schema, declared));
    return schema.type ? this.scalar(value, schema, place, goTypeOf(schema, declared)) : value;
  }

  private reference(value: JsonValue, def: Definition, place: Place, goType: string): JsonValue | undefined {
    try {
      const special = decodeSpecial(def.name, value);
      if (special !== undefined) return special;
    } catch (error) {
      if (!(error instanceof TypeMismatch)) throw error;
      throw new Error(mismatchText(error.value, place, error.goType));
    }
    if (!def.fields) return decodeOpaque(value, def);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.mismatch(jsonKind(value), place, goType);
    return this.struct(value, def, place);
  }

  private list(value: JsonValue, items: ValueSchema, place: Place, goType: string, itemType?: string) {
    if (!Array.isArray(value)) return this.mismatch(jsonKind(value), place, goType);
    return value.map((item, i) => {
      const inner = { ...place, path: `${place.path}[${i}]` };
      return this.value(item, items, inner, itemType) ?? zeroValue(items);
    });
  }

  private map(value: JsonValue, values: ValueSchema, place: Place, goType: string, valueType?: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.mismatch(jsonKind(value), place, goType);
    const out: JsonObject = {};
    for (const key of Object.keys(value).sort()) {
      const item = fieldOf(value, key);
      if (item === undefined) continue;
      const inner = { ...place, path: join(place.path, key) };
      setField(out, key, this.value(item, values, inner, valueType) ?? zeroEntry(values));
    }
    return out;
  }

  private scalar(value: JsonValue, schema: ValueSchema, place: Place, goType: string): JsonValue | undefined {
    const kind = jsonKind(value);
    if (schema.type === 'integer') {
      if (typeof value !== 'number') return this.mismatch(kind, place, goType);
      return fitsInteger(value, schema.format) ? value : this.mismatch(`number ${value}`, place, goType);
    }
    if (schema.type === 'number') return kind === 'number' ? value : this.mismatch(kind, place, goType);
    if (schema.type === 'boolean') return kind === 'bool' ? value : this.mismatch(kind, place, goType);
    if (typeof value !== 'string') return this.mismatch(kind, place, goType);
    return schema.format === 'byte' ? this.bytes(value) : value;
  }

  /** Bad base64 counts like a value of the wrong kind: decoding goes on, and the first such error is told. */
  private bytes(value: string): JsonValue | undefined {
    try {
      return decodeBase64(value).toString('base64');
    } catch (error) {
      this.firstMismatch ??= (error as Error).message;
      return undefined;
    }
  }

  private mismatch(value: string, place: Place, goType: string): undefined {
    this.firstMismatch ??= mismatchText(value, place, goType);
    return undefined;
  }
}

/** Schemas that could be something else as well: a list of them, a boolean, a list of names. */
const SCHEMA_OR = `${JSON_SCHEMA_PROPS}Or`;

/** A value of a type without fields; any JSON, unless it is one of those schemas. */
export function decodeOpaque(value: JsonValue, { name }: Definition): JsonValue {
  return name.startsWith(SCHEMA_OR) ? schemaOr(value) : value;
}

/** Go decodes these by methods of their own, which care neither for unknown fields nor for where they stand. */
function schemaOr(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  const def = definition(JSON_SCHEMA_PROPS) as Definition;
  if (!Array.isArray(value)) return new JSONDecoder().decode(value, def);
  return value.map((item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? schemaOr(item) : item,
  );
}

function mismatchText(value: string, place: Place, goType: string): string {
  return `json: cannot unmarshal ${value} into Go struct field ${place.struct}.${place.fields} of type ${goType}`;
}
