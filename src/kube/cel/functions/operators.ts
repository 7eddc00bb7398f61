/** The operators of the language, which its checker treats as functions: `_+_`, `_==_`, `@in`. */
import { Duration, EvaluationError, equal, order, Timestamp, type Value } from '../value';
import { type Overload, overload } from './signature';

/** The types whose values have an order. */
const ORDERED = ['bool', 'int', 'uint', 'double', 'string', 'bytes', 'timestamp', 'duration'];

const [LEAST, MOST] = [-(1n << 63n), (1n << 63n) - 1n];

function int(value: bigint): bigint {
  if (value < LEAST || value > MOST) throw new EvaluationError('integer overflow');
  return value;
}

function divisor(value: bigint, what: string): bigint {
  if (value === 0n) throw new EvaluationError(what);
  return value;
}

const comparison = (operator: string, holds: (order: number) => boolean) =>
  ORDERED.map((type) => overload(`${operator}(${type}, ${type}): bool`, (a: Value, b: Value) => holds(order(a, b))));

const whole = (operator: string, call: (a: bigint, b: bigint) => bigint) =>
  ['int', 'uint'].map((type) => overload(`${operator}(${type}, ${type}): ${type}`, call));

export const operators: Overload[] = [
  overload('_==_(T, T): bool', (a: Value, b: Value) => equal(a, b)),
  overload('_!=_(T, T): bool', (a: Value, b: Value) => !equal(a, b)),
  ...comparison('_<_', (n) => n < 0),
  ...comparison('_<=_', (n) => n <= 0),
  ...comparison('_>_', (n) => n > 0),
  ...comparison('_>=_', (n) => n >= 0),
  overload('!_(bool): bool', (a: boolean) => !a),
  overload('-_(int): int', (a: bigint) => int(-a)),
  overload('-_(double): double', (a: number) => -a),
  ...whole('_+_', (a, b) => int(a + b)),
  ...whole('_-_', (a, b) => int(a - b)),
  ...whole('_*_', (a, b) => int(a * b)),
  ...whole('_/_', (a, b) => int(a / divisor(b, 'division by zero'))),
  ...whole('_%_', (a, b) => a % divisor(b, 'modulus by zero')),
  overload('_+_(double, double): double', (a: number, b: number) => a + b),
  overload('_-_(double, double): double', (a: number, b: number) => a - b),
  overload('_*_(double, double): double', (a: number, b: number) => a * b),
  overload('_/_(double, double): double', (a: number, b: number) => a / b),
  overload('_+_(string, string): string', (a: string, b: string) => a + b),
  overload('_+_(bytes, bytes): bytes', (a: Uint8Array, b: Uint8Array) => Buffer.concat([a, b])),
  overload('_+_(list(T), list(T)): list(T)', (a: Value[], b: Value[]) => [...a, ...b]),
  overload('_+_(timestamp, duration): timestamp', (a: Timestamp, b: Duration) => new Timestamp(a.ms + b.ms)),
  overload('_+_(duration, timestamp): timestamp', (a: Duration, b: Timestamp) => new Timestamp(a.ms + b.ms)),
  overload('_+_(duration, duration): duration', (a: Duration, b: Duration) => new Duration(a.ms + b.ms)),
  overload('_-_(timestamp, timestamp): duration', (a: Timestamp, b: Timestamp) => new Duration(a.ms - b.ms)),
  overload('_-_(timestamp, duration): timestamp', (a: Timestamp, b: Duration) => new Timestamp(a.ms - b.ms)),
  overload('_-_(duration, duration): duration', (a: Duration, b: Duration) => new Duration(a.ms - b.ms)),
  overload('_[_](list(T), int): T', (list: Value[], index: bigint) => {
    const item = list[Number(index)];
    if (item === undefined) throw new EvaluationError(`index out of bounds: ${index}`);
    return item;
  }),
  overload('_[_](map(K, V), K): V', (map: ReadonlyMap<Value, Value>, key: Value) => {
    const value = map.get(key);
    if (value === undefined) throw new EvaluationError(`no such key: ${key}`);
    return value;
  }),
  overload('@in(T, list(T)): bool', (item: Value, list: Value[]) => list.some((other) => equal(item, other))),
  overload('@in(K, map(K, V)): bool', (key: Value, map: ReadonlyMap<Value, Value>) => map.has(key)),
];
