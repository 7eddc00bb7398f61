/** Names of Go types and kinds of JSON values, as errors of decoding spell them. */
import type { JsonValue } from '../../go/json/value';
import { goTypeName, referenced, type ValueSchema } from './schema';

/** What a JSON value is called: `string`, `number`, `bool`, `array`, `object`. */
export function jsonKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** The Go type of a value: `int32`, `[]v1.ContainerPort`, `map[string]string`; `declared` wins where it is known. */
export function goTypeOf(schema: ValueSchema, declared?: string): string {
  if (declared) return declared;
  if (schema.list) return `[]${goTypeOf(schema.list)}`;
  if (schema.map) return `map[string]${goTypeOf(schema.map)}`;
  if (schema.ref) {
    const def = referenced(schema);
    return def ? goTypeName(def) : schema.ref;
  }
  if (schema.type === 'integer') return schema.format ?? 'int64';
  if (schema.type === 'number') return 'float64';
  if (schema.type === 'boolean') return 'bool';
  return schema.format === 'byte' ? '[]uint8' : 'string';
}

/** The declared type of a list's items or a map's values: `[]v1.Capability` -> `v1.Capability`. */
export function itemGoType(declared: string | undefined): string | undefined {
  if (declared?.startsWith('[]')) return declared.slice(2);
  if (declared?.startsWith('map[')) return declared.slice(declared.indexOf(']') + 1);
  return undefined;
}
