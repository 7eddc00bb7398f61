/** Reads JSON as `encoding/json` fills Go structs: names in any case, unknown ones refused, Go's words for what does not fit. */

import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';

/** What a field may hold. `go` is the name of the type in messages. */
export type Shape =
  | { go: string; kind: 'string' | 'bool' | 'int' | 'any' }
  | { go: string; kind: 'list' | 'map'; of: Shape }
  | { go: string; kind: 'struct'; fields: Record<string, Shape> };

export const STRING: Shape = { go: 'string', kind: 'string' };
export const BOOL: Shape = { go: 'bool', kind: 'bool' };
export const INT64: Shape = { go: 'int64', kind: 'int' };
export const ANY: Shape = { go: 'interface {}', kind: 'any' };
export const listOf = (of: Shape): Shape => ({ go: `[]${of.go}`, kind: 'list', of });
export const mapOf = (of: Shape): Shape => ({ go: `map[string]${of.go}`, kind: 'map', of });
export const struct = (go: string, fields: Record<string, Shape>): Shape => ({ go, kind: 'struct', fields });

/** The value with its fields named as the struct has them; nulls are left out. Throws the first thing that does not fit. */
export function readStruct<T>(value: JsonValue, shape: Shape): T {
  return read(value, shape, { fields: [] }) as T;
}

/** Where a value stands: the innermost struct and the fields that lead there from the outermost. */
interface Position {
  struct?: string;
  fields: readonly string[];
}

function read(value: JsonValue, shape: Shape, position: Position): JsonValue | undefined {
  if (value === null) return undefined;
  if (shape.kind === 'any') return value;
  if (shape.kind === 'list' && Array.isArray(value))
    return value.map((item) => read(item, shape.of, position) ?? zero(shape.of));
  if (shape.kind === 'struct' && jsonKind(value) === 'object') return readFields(value as JsonObject, shape, position);
  if (shape.kind === 'map' && jsonKind(value) === 'object')
    return mapped(value as JsonObject, (key) => [
      key,
      read(fieldOf(value as JsonObject, key) ?? null, shape.of, position),
    ]);
  if (shape.kind === 'string' && typeof value === 'string') return value;
  if (shape.kind === 'bool' && typeof value === 'boolean') return value;
  if (shape.kind === 'int' && Number.isInteger(value)) return value;
  throw mismatch(value, shape, position);
}

function readFields(
  value: JsonObject,
  { go, fields }: Extract<Shape, { kind: 'struct' }>,
  position: Position,
): JsonObject {
  const names = Object.keys(fields);
  return mapped(value, (key) => {
    const name = names.find((known) => known === key) ?? names.find((known) => sameFolded(known, key));
    if (name === undefined) throw new Error(`json: unknown field ${quote(key)}`);
    const inner = { struct: go.replace(/^.*\./, ''), fields: [...position.fields, name] };
    return [name, read(fieldOf(value, key) ?? null, fieldOf(fields, name) as Shape, inner)];
  });
}

const sameFolded = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The fields in the order of their names, in which the real one reads them. */
function mapped(value: JsonObject, entry: (key: string) => [string, JsonValue | undefined]): JsonObject {
  const result: JsonObject = {};
  for (const key of Object.keys(value).sort()) {
    const [name, made] = entry(key);
    if (made !== undefined) setField(result, name, made);
  }
  return result;
}

function zero(shape: Shape): JsonValue {
  if (shape.kind === 'string') return '';
  if (shape.kind === 'bool') return false;
  return shape.kind === 'int' ? 0 : {};
}

function jsonKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function mismatch(value: JsonValue, shape: Shape, { struct: name, fields }: Position): Error {
  const number = shape.kind === 'int' && typeof value === 'number' ? ` ${value}` : '';
  const into = name === undefined ? 'value' : `struct field ${name}.${fields.join('.')}`;
  return new Error(`json: cannot unmarshal ${jsonKind(value)}${number} into Go ${into} of type ${shape.go}`);
}
