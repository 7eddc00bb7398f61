/** Copying and comparing JSON values. */

/** A copy that shares nothing with `value`. Faster than `structuredClone`, and enough for JSON. */
import { fieldOf, setField } from './field';

export function deepCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(deepCopy) as T;
  const copy: Record<string, unknown> = {};
  for (const key in value) setField(copy, key, deepCopy((value as Record<string, unknown>)[key]));
  return copy as T;
}

/** Whether two JSON values are the same; a field that is `undefined` counts as absent. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => deepEqual(item, b[i]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (!deepEqual(left[key], fieldOf(right, key))) return false;
  for (const key in right) if (right[key] !== undefined && fieldOf(left, key) === undefined) return false;
  return true;
}
