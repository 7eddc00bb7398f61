/** Number constants of templates: how they are cut out of the text, and what they are worth. */

import { GoComplex, GoNumber } from '../fmt/value';
import { quote } from '../strconv/quote';
import { unquoteChar } from '../strconv/unquote';
import type { TokenType } from './tokens';

const DIGITS: Record<string, string> = { x: '0-9a-fA-F_', o: '0-7_', b: '01_', '': '0-9_' };

/** A number constant: a value, or the error that using it as a value gives. */
export interface Constant {
  value?: GoNumber | GoComplex;
  overflow?: string;
}

/** How much of the text is a number. It is not valid when a letter or digit follows that cannot belong to it. */
export function scanNumber(text: string): { length: number; type: TokenType; valid: boolean } {
  const first = scanReal(text, 0);
  if (!first.valid) return { ...first, type: 'number' };
  if (!/^[+-]/.test(text.slice(first.length))) return { ...first, type: 'number' };
  const second = scanReal(text, first.length);
  const valid = second.valid && text[second.length - 1] === 'i';
  return { length: second.length, valid, type: 'complex' };
}

function scanReal(text: string, from: number): { length: number; valid: boolean } {
  let at = from;
  const accept = (pattern: string) => {
    at += new RegExp(`^(?:${pattern})`).exec(text.slice(at))?.[0].length ?? 0;
  };
  accept('[+-]');
  const prefix = /^0([xXoObB])/.exec(text.slice(at))?.[1]?.toLowerCase() ?? '';
  if (prefix) at += 2;
  const digits = DIGITS[prefix];
  accept(`[${digits}]*`);
  accept(`(\\.[${digits}]*)?`);
  if (prefix === '') accept('([eE][+-]?[0-9_]*)?');
  if (prefix === 'x') accept('([pP][+-]?[0-9_]*)?');
  accept('i?');
  const after = /^[_\p{L}\p{Nd}]/u.exec(text.slice(at));
  return { length: at + (after?.[0].length ?? 0), valid: !after };
}

/** What a number or character constant is worth. Throws an Error with the parser's text when it is malformed. */
export function parseConstant(text: string, type: TokenType): Constant {
  if (type === 'charConstant') return { value: new GoNumber('int', parseChar(text)) };
  if (type === 'complex') return { value: parseComplex(text) };
  if (text.endsWith('i')) {
    const imaginary = parseFloat64(text.slice(0, -1));
    if (imaginary !== undefined) return { value: new GoComplex(0, imaginary) };
  }
  const whole = parseInteger(text);
  if (whole !== undefined) return integer(text, whole);
  const float = parseFloat64(text);
  if (float === undefined) throw new Error(`illegal number syntax: ${quote(text)}`);
  if (!/[.eEpP]/.test(text)) throw new Error(`integer overflow: ${quote(text)}`);
  return { value: new GoNumber('float64', float) };
}

function integer(text: string, whole: bigint): Constant {
  if (whole >= 2n ** 64n || whole < -(2n ** 63n)) throw new Error(`integer overflow: ${quote(text)}`);
  return whole >= 2n ** 63n ? { overflow: `${text} overflows int` } : { value: new GoNumber('int', Number(whole)) };
}

function parseChar(text: string): number {
  const { code, rest } = unquoteChar(text.slice(1), "'");
  if (rest !== "'") throw new Error(`malformed character constant: ${text}`);
  return code;
}

function parseComplex(text: string): GoComplex {
  const at = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
  const real = parseFloat64(text.slice(0, at));
  const imag = parseFloat64(text.slice(at, -1));
  if (real === undefined || imag === undefined) throw new Error('syntax error scanning complex number');
  return new GoComplex(real, imag);
}

/** `strconv.ParseInt(text, 0, ...)`: decimal, or octal, hexadecimal, binary by prefix; underscores between digits. */
function parseInteger(text: string): bigint | undefined {
  const match = /^([+-]?)(0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?[0-9])*)$/.exec(text);
  if (!match) return undefined;
  const digits = (match[2] as string).replaceAll('_', '').replace(/^0(?=[0-7])/, '0o');
  return match[1] === '-' ? -BigInt(digits) : BigInt(digits);
}

/** `strconv.ParseFloat`, decimal or hexadecimal; underscores between digits. */
function parseFloat64(text: string): number | undefined {
  const plain = text.replace(/([0-9a-fA-FxX])_(?=[0-9a-fA-F])/g, '$1');
  if (/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(plain)) {
    const value = Number(plain);
    return Number.isFinite(value) ? value : undefined;
  }
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/.exec(plain);
  if (!hex || !(hex[2] || hex[3])) return undefined;
  const mantissa = Number(BigInt(`0x${hex[2]}${hex[3]}`));
  const value = mantissa * 2 ** (Number(hex[4]) - 4 * (hex[3] as string).length);
  return hex[1] === '-' ? -value : value;
}
