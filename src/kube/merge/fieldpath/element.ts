/**
 * One step of a path into an object, in the form `fieldsV1` has it: `f:spec` for a field, `k:{"name":"c"}` for the item
 * of a list with these keys, `v:"x"` for an item that is this value, `i:0` for the item at a place.
 * (sigs.k8s.io/structured-merge-diff/v4/fieldpath.PathElement.)
 */
import { sprint } from '../../../go/fmt/print';
import { encodeJSON } from '../../../go/json/json';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { quote } from '../../../go/strconv/quote';

export type PathElement = string;

export const fieldElement = (name: string): PathElement => `f:${name}`;
export const keyElement = (keys: JsonObject): PathElement => `k:${encodeJSON(keys)}`;
export const valueElement = (value: JsonValue): PathElement => `v:${encodeJSON(value)}`;

/** The name of a field's step; undefined for steps into lists. */
export function fieldName(element: PathElement): string | undefined {
  return element.startsWith('f:') ? element.slice(2) : undefined;
}

/** A path as messages show it: `.spec.containers[name="c"].image`. */
export function pathText(path: readonly PathElement[]): string {
  return path.map(elementText).join('');
}

function elementText(element: PathElement): string {
  const content = element.slice(2);
  switch (element[0]) {
    case 'f':
      return `.${content}`;
    case 'k':
      return `[${Object.entries(JSON.parse(content) as JsonObject)
        .map(([key, value]) => `${key}=${valueText(value as JsonValue)}`)
        .join(',')}]`;
    case 'v':
      return `[=${valueText(JSON.parse(content))}]`;
    default:
      return `[${content}]`;
  }
}

/** A value as a step shows it: `value.ToString`. */
function valueText(value: JsonValue): string {
  if (typeof value === 'string') return quote(value);
  if (value === null) return 'null';
  if (typeof value !== 'object') return sprint(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(',')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${valueText(item ?? null)}`)
    .join('; ')}}`;
}

const RANK = 'fkvi';

/** The order of steps: fields, keys, values, places; each by what it says. */
export function compareElements(a: PathElement, b: PathElement): number {
  const rank = RANK.indexOf(a[0] as string) - RANK.indexOf(b[0] as string);
  return rank !== 0 ? rank : a < b ? -1 : a > b ? 1 : 0;
}
