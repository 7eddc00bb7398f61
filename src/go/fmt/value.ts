/** Go values as templates meet them: decoded JSON, and the few numbers JSON does not have. */

/** A number whose Go type is not the one its JSON text would give: constants of a template, `len`, bytes of a string. */
export class GoNumber {
  constructor(
    readonly type: 'int' | 'uint8' | 'float64',
    readonly value: number,
  ) {}
}

/** A `complex128`: an imaginary constant in a template. */
export class GoComplex {
  constructor(
    readonly real: number,
    readonly imag: number,
  ) {}
}

/**
 * A Go value. `undefined` is the invalid `reflect.Value` (a key that is not there), `null` a nil interface. A plain
 * number is what `k8s.io/apimachinery/pkg/util/json` decodes: `int64` when it is whole and fits, else `float64`.
 */
export type GoValue = undefined | null | boolean | string | number | GoNumber | GoComplex | GoValue[] | GoMap;
/** A `map[string]interface {}`. */
export type GoMap = { [key: string]: GoValue };

/** The `reflect.Kind`s such values can have. */
export type GoKind = 'invalid' | 'bool' | 'string' | 'int' | 'uint' | 'float' | 'complex' | 'slice' | 'map';

const MAX_INT64 = 2 ** 63;

/** Which kind a value is; nil has none. */
export function kindOf(value: GoValue): GoKind {
  if (value === undefined || value === null) return 'invalid';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return isInt64(value) ? 'int' : 'float';
  if (Array.isArray(value)) return 'slice';
  if (value instanceof GoNumber) return NUMBER_KIND[value.type];
  return value instanceof GoComplex ? 'complex' : 'map';
}

const NUMBER_KIND = { int: 'int', uint8: 'uint', float64: 'float' } as const;

/** The name `reflect.Type.String()` gives the value's type; nil has none and gives `<nil>`. */
export function typeName(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return isInt64(value) ? 'int64' : 'float64';
  if (value instanceof GoNumber) return value.type;
  if (value instanceof GoComplex) return 'complex128';
  if (Array.isArray(value)) return '[]interface {}';
  return typeof value === 'string' ? 'string' : 'map[string]interface {}';
}

/** The number in a value of kind int, uint or float. */
export function numberOf(value: GoValue): number {
  return value instanceof GoNumber ? value.value : (value as number);
}

/** The keys of a map in the order Go prints and ranges over them; a field that is `undefined` is not there. */
export function sortedKeys(map: GoMap): string[] {
  const keys: string[] = [];
  for (const key in map) if (map[key] !== undefined) keys.push(key);
  return keys.sort(compareStrings);
}

/** Go's string order is by UTF-8 byte, which is by code point; UTF-16 order differs above the surrogates. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogateX = x >= 0xd800 && x < 0xe000;
    const surrogateY = y >= 0xd800 && y < 0xe000;
    return surrogateX === surrogateY ? x - y : surrogateX ? 1 : -1;
  }
  return a.length - b.length;
}

/** A value read by `encoding/json` instead of Kubernetes' own decoder: there every number is a `float64`. */
export function withFloatNumbers(value: GoValue): GoValue {
  if (typeof value === 'number') return new GoNumber('float64', value);
  if (Array.isArray(value)) return value.map(withFloatNumbers);
  if (kindOf(value) !== 'map') return value;
  return Object.fromEntries(Object.entries(value as GoMap).map(([key, item]) => [key, withFloatNumbers(item)]));
}

function isInt64(value: number): boolean {
  return Number.isInteger(value) && value < MAX_INT64 && value >= -MAX_INT64;
}
