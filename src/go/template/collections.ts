/** `index`, `slice` and `len` of text/template. */

import { type GoMap, GoNumber, type GoValue, kindOf, numberOf, typeName } from '../fmt/value';
import { fieldOf } from '../json/field';
import { Boxed, type Slot, slotType, unbox } from './slot';

const ZERO_VALUE = 'reflect: call of reflect.Value.Type on zero Value';

/** `index x 1 "a"` is `x[1]["a"]`. */
export function index(item: Slot, ...indexes: Slot[]): Slot {
  let current = item instanceof Boxed ? unbox(item) : item;
  if (current === undefined) throw new Error('index of untyped nil');
  let found: Slot = current;
  for (const step of indexes) {
    if (found instanceof Boxed && found.value === null) throw new Error('index of nil pointer');
    current = unbox(found);
    found = element(current, step);
  }
  return found;
}

function element(item: GoValue, step: Slot): Slot {
  switch (kindOf(item)) {
    case 'slice': {
      const items = item as GoValue[];
      const at = indexArgument(unbox(step), step, items.length);
      if (at === items.length) throw new Error('reflect: slice index out of range');
      return new Boxed(items[at] ?? null);
    }
    case 'string': {
      const bytes = Buffer.from(item as string);
      const at = indexArgument(unbox(step), step, bytes.length);
      if (at === bytes.length) throw new Error('reflect: string index out of range');
      return new GoNumber('uint8', bytes[at] as number);
    }
    case 'map':
      return new Boxed(fieldOf(item as GoMap, mapKey(unbox(step))) ?? null);
    default:
      throw new Error(`can't index item of type ${typeName(item)}`);
  }
}

function mapKey(key: GoValue): string {
  if (key === undefined) throw new Error('value is nil; should be of type string');
  if (typeof key !== 'string') throw new Error(`value has type ${typeName(key)}; should be string`);
  return key;
}

/** The position an index argument means; `shown` is the argument as errors name its type. */
function indexArgument(value: GoValue, shown: Slot, capacity: number): number {
  if (value === undefined) throw new Error('cannot index slice/array with nil');
  const kind = kindOf(value);
  if (kind !== 'int' && kind !== 'uint')
    throw new Error(`cannot index slice/array with type ${typeName(unbox(shown))}`);
  const at = numberOf(value);
  if (at < 0 || at > capacity) throw new Error(`index out of range: ${at}`);
  return at;
}

/** `slice x 1 2` is `x[1:2]`; positions in strings count bytes. */
export function slice(item: Slot, ...indexes: Slot[]): Slot {
  const value = unbox(item);
  if (value === undefined) throw new Error('slice of untyped nil');
  if (indexes.length > 3) throw new Error(`too many slice indexes: ${indexes.length}`);
  const kind = kindOf(value);
  if (kind !== 'string' && kind !== 'slice') throw new Error(`can't slice item of type ${typeName(value)}`);
  if (kind === 'string' && indexes.length === 3) throw new Error('cannot 3-index slice a string');
  const items = kind === 'string' ? Buffer.from(value as string) : (value as GoValue[]);
  const [start = 0, end = items.length, limit = end] = indexes.map((step) => sliceArgument(step, items.length));
  if (start > end) throw new Error(`invalid slice index: ${start} > ${end}`);
  if (end > limit) throw new Error(`invalid slice index: ${end} > ${limit}`);
  return items instanceof Buffer ? items.subarray(start, end).toString() : (items as GoValue[]).slice(start, end);
}

/** Unlike `index`, `slice` does not look into interfaces: a number from a field is no position for it. */
function sliceArgument(step: Slot, capacity: number): number {
  if (step instanceof Boxed) throw new Error(`cannot index slice/array with type ${slotType(step)}`);
  return indexArgument(step, step, capacity);
}

/** `len x`; strings count bytes. */
export function length(item: Slot): GoNumber {
  if (item instanceof Boxed && item.value === null) throw new Error('len of nil pointer');
  const value = unbox(item);
  if (value === undefined) throw new Error(ZERO_VALUE);
  switch (kindOf(value)) {
    case 'string':
      return new GoNumber('int', Buffer.byteLength(value as string));
    case 'slice':
      return new GoNumber('int', (value as GoValue[]).length);
    case 'map':
      return new GoNumber('int', Object.values(value as GoMap).filter((field) => field !== undefined).length);
    default:
      throw new Error(`len of type ${typeName(value)}`);
  }
}
