/** How fmt writes integers, floats and complex numbers under a verb: `format.go` of Go 1.22. */

import { charOf, isPrint, quoteRune } from '../strconv/quote';
import { type FormatFlags, pad, padWithSpaces } from './flags';
import { type FloatVerb, formatFloat } from './float';
import type { GoComplex } from './value';

const BASE: Record<string, number> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const FLOAT_VERBS = 'vbgGxXfFeE';

/** An integer under a verb; `undefined` when the verb is none for integers. */
export function formatInteger(value: number, verb: string, flags: FormatFlags): string | undefined {
  if (verb === 'c') return pad(charOf(value), flags);
  if (verb === 'q') return pad(quoteRune(value, flags.plus), flags);
  if (verb === 'U') return formatUnicode(value, flags);
  const base = BASE[verb];
  return base === undefined ? undefined : formatBase(value, base, verb, flags);
}

/** A `uint8` in Go syntax: `0x74`. */
export function formatByteSyntax(value: number, flags: FormatFlags): string {
  return formatBase(value, 16, 'v', { ...flags, sharp: true });
}

function formatBase(value: number, base: number, verb: string, flags: FormatFlags): string {
  const sign = value < 0 ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  if (flags.precision === 0 && value === 0) return padWithSpaces('', flags);
  let least = flags.precision ?? 0;
  if (flags.precision === undefined && flags.zero && flags.width) least = flags.width - sign.length;
  let digits = BigInt(Math.abs(value)).toString(base).padStart(least, '0');
  if (flags.sharp) digits = PREFIX[base]?.(digits) ?? digits;
  if (verb === 'O') digits = `0o${digits}`;
  if (verb === 'X') digits = digits.toUpperCase();
  return padWithSpaces(sign + digits, flags);
}

const PREFIX: Record<number, (digits: string) => string> = {
  2: (digits) => `0b${digits}`,
  8: (digits) => (digits.startsWith('0') ? digits : `0${digits}`),
  16: (digits) => `0x${digits}`,
};

function formatUnicode(value: number, flags: FormatFlags): string {
  const code = value < 0 ? BigInt.asUintN(64, BigInt(value)) : BigInt(value);
  const digits = code
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(flags.precision ?? 4, 4), '0');
  const shown = flags.sharp && code <= 0x10ffffn && isPrint(charOf(value)) ? ` '${charOf(value)}'` : '';
  return padWithSpaces(`U+${digits}${shown}`, flags);
}

/** A float under a verb; `undefined` when the verb is none for floats. */
export function formatFloatArg(value: number, verb: string, flags: FormatFlags): string | undefined {
  if (!FLOAT_VERBS.includes(verb)) return undefined;
  const form = (verb === 'v' ? 'g' : verb === 'F' ? 'f' : verb) as FloatVerb;
  const precision = flags.precision ?? ('eEf'.includes(form) ? 6 : -1);
  let text = formatFloat(value, form, precision);
  const negative = text.startsWith('-');
  if (/^[+-]/.test(text)) text = text.slice(1);
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  if (!Number.isFinite(value)) return padWithSpaces((sign || (Number.isNaN(value) ? '' : '+')) + text, flags);
  if (flags.sharp && form !== 'b') text = keepDigits(text, form, precision);
  if (sign && flags.zero && flags.width) return sign + pad(text, { ...flags, width: flags.width - 1 });
  return pad(sign + text, flags);
}

/** The `#` flag of floats: always a decimal point, and no trailing zeros taken away. */
function keepDigits(text: string, form: FloatVerb, precision: number): string {
  const at = text.search(form === 'x' || form === 'X' ? /[pP]/ : /[eE]/);
  const tail = at < 0 ? '' : text.slice(at);
  let number = at < 0 ? text : text.slice(0, at);
  let missing = 'gGx'.includes(form) ? (precision < 0 ? 6 : precision) : 0;
  missing -= number.replace('.', '').replace(/^0+/, '').length;
  if (!number.includes('.')) {
    if (number === '0') missing--;
    number += '.';
  }
  return number + '0'.repeat(Math.max(missing, 0)) + tail;
}

/** A complex number under a verb; `undefined` when the verb is none for it. */
export function formatComplex(value: GoComplex, verb: string, flags: FormatFlags): string | undefined {
  const real = formatFloatArg(value.real, verb, flags);
  if (real === undefined) return undefined;
  return `(${real}${formatFloatArg(value.imag, verb, { ...flags, plus: true })}i)`;
}
