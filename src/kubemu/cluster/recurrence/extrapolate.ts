/** What an object will be some cycles ahead, told from how it was at the same point of three cycles in a row. */
import type { JsonObject, JsonValue } from '../../../go/json/value';

/** The three looks at an object, oldest first, and how far apart they and the answer are. */
export interface Cycles {
  /** Milliseconds from one look to the next. */
  period: number;
  /** How many cycles after the third look the answer is about. */
  ahead: number;
}

/** What changes from cycle to cycle in a way that does not go on for ever, or that nobody can tell. */
export class NotRecurrent extends Error {}

/** Numbers nothing waits for: they may grow with each cycle. Whatever else counts comes to a limit some day. */
const GROWS = new Set(['restartCount', 'count']);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** Times are told to the second, periods need not be whole ones. */
const SECOND = 1000;

/**
 * The value `ahead` cycles after `c`. Times move with the cycles or stay, what is counted goes on counting, and what is
 * new each time (ids, names) is left as it is: it will be new again in the next cycle that is played. Throws
 * `NotRecurrent` for a value that does anything else.
 */
export function extrapolate(
  a: JsonValue | undefined,
  b: typeof a,
  c: JsonValue,
  cycles: Cycles,
  field = '',
): JsonValue {
  if (a === b && b === c) return c;
  if (typeof c === 'number') return number(a, b, c, cycles, field);
  if (typeof c === 'string') return text(a, b, c, cycles);
  if (Array.isArray(c)) return list(a, b, c, cycles, field);
  if (isMap(c)) return map(a, b, c, cycles);
  throw new NotRecurrent();
}

function number(a: JsonValue | undefined, b: typeof a, c: number, { period, ahead }: Cycles, field: string): number {
  if (typeof a !== 'number' || typeof b !== 'number' || c - b !== b - a) throw new NotRecurrent();
  // A time in milliseconds moves with the cycles.
  if (c - b !== period && !GROWS.has(field)) throw new NotRecurrent();
  return c + ahead * (c - b);
}

function text(a: JsonValue | undefined, b: typeof a, c: string, { period, ahead }: Cycles): string {
  if (typeof a !== 'string' || typeof b !== 'string' || a === b || b === c) throw new NotRecurrent();
  if (!TIME.test(c)) return c;
  const steps = [Date.parse(b) - Date.parse(a), Date.parse(c) - Date.parse(b)];
  if (steps.some((step) => !(Math.abs(step - period) < SECOND))) throw new NotRecurrent();
  const moved = new Date(Date.parse(c) + ahead * period).toISOString();
  return `${moved.slice(0, 19)}${c.slice(19)}`;
}

function list(a: JsonValue | undefined, b: typeof a, c: JsonValue[], cycles: Cycles, field: string): JsonValue[] {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== c.length || b.length !== c.length)
    throw new NotRecurrent();
  return c.map((item, i) => extrapolate(a[i], b[i], item, cycles, field));
}

function map(a: JsonValue | undefined, b: typeof a, c: JsonObject, cycles: Cycles): JsonObject {
  if (!isMap(a) || !isMap(b)) throw new NotRecurrent();
  const fields = Object.keys(c);
  for (const other of [a, b])
    if (Object.keys(other).length !== fields.length || !fields.every((field) => Object.hasOwn(other, field)))
      throw new NotRecurrent();
  return Object.fromEntries(
    fields.map((field) => [field, extrapolate(a[field], b[field], c[field] as JsonValue, cycles, field)]),
  );
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
