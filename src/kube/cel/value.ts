/** Values of the Common Expression Language while a rule is evaluated. */

/** A point in time; `google.protobuf.Timestamp` to the millisecond. */
export class Timestamp {
  constructor(
    /** Milliseconds since the epoch. */
    readonly ms: number,
  ) {}
}

/** A length of time, `google.protobuf.Duration`. */
export class Duration {
  constructor(
    /** Milliseconds, with fractions down to nanoseconds. */
    readonly ms: number,
  ) {}
}

/** The name of a type as a value: what `type(x)` gives. */
export class TypeName {
  constructor(readonly name: string) {}
}

/** `kubernetes.URL`. */
export class UrlValue {
  constructor(readonly url: URL) {}
}

/** Integers are bigint and doubles are number, so that `1` and `1.0` stay apart as in the language. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Timestamp
  | Duration
  | TypeName
  | UrlValue
  | Value[]
  | ReadonlyMap<Value, Value>;

/** An expression could not be evaluated: `no such key: min`, `divide by zero`. */
export class EvaluationError extends Error {}

export const noSuchOverload = () => new EvaluationError('no such overload');

/** Whether two values are equal; values of different types never are. */
export function equal(a: Value, b: Value): boolean {
  if (typeof a !== typeof b) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equal(item, b[i] ?? null));
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key)));
  if (a instanceof Timestamp && b instanceof Timestamp) return a.ms === b.ms;
  if (a instanceof Duration && b instanceof Duration) return a.ms === b.ms;
  if (a instanceof TypeName && b instanceof TypeName) return a.name === b.name;
  if (a instanceof UrlValue && b instanceof UrlValue) return a.url.href === b.url.href;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return a === b;
}

/** Below, at or above zero as `a` comes before, with or after `b`. Throws for values that have no order. */
export function order(a: Value, b: Value): number {
  const [left, right] = [scalar(a), scalar(b)];
  if (left === undefined || right === undefined || typeof left !== typeof right) throw noSuchOverload();
  return left < right ? -1 : left > right ? 1 : 0;
}

function scalar(value: Value): bigint | number | string | boolean | undefined {
  if (value instanceof Timestamp || value instanceof Duration) return value.ms;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  return value === null || typeof value === 'object' ? undefined : value;
}

const NAMES: Record<string, string> = { bigint: 'int', boolean: 'bool', number: 'double', string: 'string' };

/** What `type(x)` says of a value. */
export function typeName(value: Value): string {
  if (value === null) return 'null_type';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'map';
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp';
  if (value instanceof Duration) return 'google.protobuf.Duration';
  if (value instanceof Uint8Array) return 'bytes';
  if (value instanceof TypeName) return 'type';
  return NAMES[typeof value] ?? 'kubernetes.URL';
}
