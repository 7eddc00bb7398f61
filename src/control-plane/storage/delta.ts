/** Exact differences between two versions of an object. A merge patch could not tell a null field from an absent one. */
import type { JsonObject, JsonValue } from '../../go/json/value';

/**
 * What turns one object (or array of the same length, by index) into another: fields set to a value, fields dropped,
 * fields whose value changes within. Parts with nothing in them are left out.
 */
export interface Delta {
  set?: Record<string, JsonValue>;
  drop?: string[];
  within?: Record<string, Delta>;
}

/** The delta that turns `from` into `to`; empty when they say the same. Undefined fields count as absent. */
export function computeDelta(from: JsonObject, to: JsonObject): Delta {
  return compare(from, to) ?? {};
}

/**
 * A copy of `object` with the changes made; what does not change is shared, and set fields come last. Throws when the
 * delta was made against an object of another shape.
 */
export function applyDelta<T>(object: T, delta: Delta): T {
  if (!isComposite(object as JsonValue)) throw new Error('the delta does not fit the object');
  const fields = new Map(Object.entries(object as JsonObject));
  for (const field of delta.drop ?? []) fields.delete(field);
  for (const [field, value] of Object.entries(delta.set ?? {})) fields.set(field, value);
  for (const [field, inner] of Object.entries(delta.within ?? {})) {
    fields.set(field, applyDelta(fields.get(field) as JsonValue, inner));
  }
  return (Array.isArray(object) ? [...fields.values()] : Object.fromEntries(fields)) as T;
}

type Composite = JsonObject | JsonValue[];

function compare(from: Composite, to: Composite): Delta | undefined {
  const before = new Map(Object.entries(from));
  const set: [string, JsonValue][] = [];
  const within: [string, Delta][] = [];
  for (const [field, value] of Object.entries(to)) {
    const old = before.get(field);
    if (value === undefined) continue;
    before.delete(field);
    if (old === value) continue;
    if (isComposite(old) && isComposite(value) && comparable(old, value)) {
      const inner = compare(old, value);
      if (inner) within.push([field, inner]);
    } else {
      set.push([field, value]);
    }
  }
  const drop = [...before].filter(([, value]) => value !== undefined).map(([field]) => field);
  if (set.length + drop.length + within.length === 0) return undefined;
  return {
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
    ...(drop.length > 0 ? { drop } : {}),
    ...(within.length > 0 ? { within: Object.fromEntries(within) } : {}),
  };
}

function isComposite(value: JsonValue | undefined): value is Composite {
  return typeof value === 'object' && value !== null;
}

/** Whether two values can be told field by field: both objects, or both arrays of one length. */
function comparable(a: Composite, b: Composite): boolean {
  return Array.isArray(a) ? Array.isArray(b) && a.length === b.length : !Array.isArray(b);
}
