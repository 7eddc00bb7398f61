/** The functions every template can call: text/template's builtins. */
import { sprint, sprintln } from '../fmt/print';
import { sprintf } from '../fmt/printf';
import type { GoValue } from '../fmt/value';
import { index, length, slice } from './collections';
import { eq, le, lt } from './comparison';
import { html, js, urlquery } from './escape';
import type { TemplateFunction } from './function';
import { isTrue, type Slot, slotType, unbox } from './slot';

/** The builtins by name; a user of templates adds its own, as `Template.Funcs` does. */
export const BUILTINS = {
  and: { parameters: ['value'], variadic: 'value', call: (value) => value },
  or: { parameters: ['value'], variadic: 'value', call: (value) => value },
  not: { parameters: ['value'], call: (value) => !isTrue(value) },
  call: { parameters: ['value'], variadic: 'value', call: callValue },
  html: { parameters: [], variadic: 'any', call: html },
  js: { parameters: [], variadic: 'any', call: js },
  urlquery: { parameters: [], variadic: 'any', call: urlquery },
  index: { parameters: ['value'], variadic: 'value', call: index },
  slice: { parameters: ['value'], variadic: 'value', call: slice },
  len: { parameters: ['value'], call: length },
  print: { parameters: [], variadic: 'any', call: (...args) => sprint(...args.map(plain)) },
  println: { parameters: [], variadic: 'any', call: (...args) => sprintln(...args.map(plain)) },
  printf: {
    parameters: ['string'],
    variadic: 'any',
    call: (format, ...args) => sprintf(format as string, ...args.map(plain)),
  },
  eq: { parameters: ['value'], variadic: 'value', call: eq },
  ne: { parameters: ['value', 'value'], call: (left, right) => !eq(left, right) },
  lt: { parameters: ['value', 'value'], call: lt },
  le: { parameters: ['value', 'value'], call: le },
  gt: { parameters: ['value', 'value'], call: (left, right) => !le(left, right) },
  ge: { parameters: ['value', 'value'], call: (left, right) => !lt(left, right) },
} satisfies Record<string, TemplateFunction>;

function plain(slot: Slot): GoValue {
  return unbox(slot) ?? null;
}

/** `call`: no value made of JSON is a function. */
function callValue(value: Slot): Slot {
  if (unbox(value) === undefined) throw new Error('call of nil');
  throw new Error(`non-function of type ${slotType(unbox(value))}`);
}
