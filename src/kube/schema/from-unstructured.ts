/**
 * Untyped objects into their types without JSON in between: `runtime.UnstructuredConverter`. The API server goes this way
 * after a strategic merge patch, and its errors differ from those of the JSON decoder.
 */

import { decodeBase64 } from '../../go/encoding/base64';
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { KubeObject } from '../meta/meta';
import { encodeStruct, zeroEntry, zeroValue } from './go-encode';
import { goTypeOf, itemGoType } from './go-types';
import { decodeOpaque } from './json-decoder';
import { type Definition, definitionFor, goFields, referenced, type ValueSchema } from './schema';
import { decodeSpecial } from './special-values';
import type { DecodedObject } from './strict-decode';

/** The Go kind of a value in an untyped object. */
function sourceKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'map';
}

/** The error for a scalar that cannot become the target; Go tells convertible kinds of types from others. */
function scalarError(value: JsonValue, target: string, goType: string): Error {
  const kind = sourceKind(value);
  const number = kind === 'int64' || kind === 'float64';
  const convertible = target === 'string' ? kind === 'int64' : number && target !== 'bool';
  return new Error(convertible ? `cannot convert ${kind} to ${goType}` : `unrecognized type: ${target}`);
}

function scalar(value: JsonValue, schema: ValueSchema, goType: string): JsonValue {
  const kind = sourceKind(value);
  if (schema.type === 'string') {
    if (kind === 'string') return value;
    throw scalarError(value, 'string', goType);
  }
  if (schema.type === 'boolean') {
    if (kind === 'bool') return value;
    throw scalarError(value, 'bool', goType);
  }
  const target = schema.type === 'number' ? 'float64' : (schema.format ?? 'int64');
  // `SetInt` keeps the low bits and says nothing.
  if (kind === 'int64' && target === 'int32') return Number(BigInt.asIntN(32, BigInt(value as number)));
  if (kind === 'int64' || (kind === 'float64' && target === 'float64')) return value;
  throw scalarError(value, target, goType);
}

function bytes(value: JsonValue): JsonValue {
  if (typeof value !== 'string') throw new Error(`cannot restore slice from ${sourceKind(value)}`);
  try {
    return decodeBase64(value).toString('base64');
  } catch (error) {
    throw new Error(`error decoding from json: ${(error as Error).message}`);
  }
}

/** One conversion; it stops at the first value that does not fit, and collects the unknown fields it meets before. */
class Converter {
  readonly unknown: string[] = [];

  struct(value: JsonValue, def: Definition, path: string): JsonObject {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error(`cannot restore struct from: ${sourceKind(value)}`);
    const out: JsonObject = {};
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    for (const [key, go] of goFields(def)) {
      const field = value[key];
      const schema = fieldOf(def.fields, key);
      if (field === undefined || field === null || !schema) continue;
      out[key] = this.value(field, schema, at(key), go.goType);
    }
    for (const key of Object.keys(value))
      if (fieldOf(value, key) !== undefined && !fieldOf(def.fields, key))
        this.unknown.push(`unknown field "${at(key)}"`);
    return out;
  }

  private value(value: JsonValue, schema: ValueSchema, path: string, declared?: string): JsonValue {
    if (schema.list) return this.list(value, schema.list, path, itemGoType(declared));
    if (schema.map) return this.map(value, schema.map, path, itemGoType(declared));
    const def = referenced(schema);
    if (def)
      return decodeSpecial(def.name, value) ?? (def.fields ? this.struct(value, def, path) : decodeOpaque(value, def));
    if (schema.format === 'byte') return bytes(value);
    return schema.type ? scalar(value, schema, goTypeOf(schema, declared)) : value;
  }

  private list(value: JsonValue, items: ValueSchema, path: string, declared?: string): JsonValue {
    if (!Array.isArray(value)) throw new Error(`cannot restore slice from ${sourceKind(value)}`);
    return value.map((item, i) =>
      item === null ? zeroValue(items) : this.value(item, items, `${path}[${i}]`, declared),
    );
  }

  private map(value: JsonValue, values: ValueSchema, path: string, declared?: string): JsonValue {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error(`cannot restore map from ${sourceKind(value)}`);
    const out: JsonObject = {};
    for (const [key, item] of Object.entries(value))
      if (item !== undefined)
        setField(out, key, item === null ? zeroEntry(values) : this.value(item, values, path, declared));
    return out;
  }
}

/**
 * Converts an untyped object into its kind and gives it as the API server would write it, with the unknown fields in
 * the order of their texts. Throws an Error with Go's text, e.g. `unrecognized type: int32` for a string in `replicas`.
 */
export function fromUnstructured(
  object: JsonObject | KubeObject,
  gvk: { apiVersion: string; kind: string },
): DecodedObject {
  const def = definitionFor(gvk);
  if (!def) return { object: object as KubeObject, problems: [] };
  const converter = new Converter();
  const converted = converter.struct(object as JsonObject, def, '');
  return { object: encodeStruct(converted, def) as unknown as KubeObject, problems: converter.unknown.sort() };
}
