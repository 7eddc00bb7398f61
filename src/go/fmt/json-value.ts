/** JSON values as Go's `fmt` prints them when they were decoded into `interface{}`. */
import type { JsonObject, JsonValue } from '../json/value';
import { formatFloat } from './shortest-float';

/** A value as `%v`: `map[a:1 b:[x y]]`, keys sorted, `<nil>` for null. */
export function goValueText(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goValueText).join(' ')}]`;
  if (typeof value === 'object') return `map[${sortedEntries(value).join(' ')}]`;
  if (typeof value === 'number' && !Number.isInteger(value)) return formatFloat(value, 64);
  return String(value);
}

function sortedEntries(object: JsonObject): string[] {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${key}:${goValueText(object[key])}`);
}

/** The dynamic type of a decoded value: `map[string]interface {}`, `int64`. */
export function goDynamicType(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '%!s(<nil>)';
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object') return 'map[string]interface {}';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
