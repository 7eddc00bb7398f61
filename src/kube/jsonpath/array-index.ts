/** What stands between `[` and `]`: `[1]`, `[-1]`, `[0:2]`, `[::2]`, `[]`. */
import type { SliceBound } from './nodes';

/** The three bounds of a slice; `[index]` is the slice from there to the next. Throws an Error with client-go's text. */
export function parseSlice(text: string): [SliceBound, SliceBound, SliceBound] {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
  if (!match) throw new Error(`invalid array index ${text}`);
  const [, start = '', end = '', step = ''] = match;
  const first = bound(start);
  const second = end === '' ? { known: true, value: first.value + 1, derived: true } : bound(end.slice(1));
  return [first, second, bound(step.slice(1))];
}

function bound(text: string): SliceBound {
  if (text === '') return { known: false, value: 0, derived: false };
  const value = Number(text);
  if (text === '-' || !Number.isSafeInteger(value)) throw new Error(`array index ${text} is not a number`);
  return { known: true, value, derived: false };
}
