/** Go's `strconv` as far as flags need it, with its error texts. */
import { quote } from './quote';

function numError(func: string, text: string, why: 'invalid syntax' | 'value out of range'): Error {
  return new Error(`strconv.${func}: parsing ${quote(text)}: ${why}`);
}

/** `strconv.ParseBool`. Throws with Go's text. */
export function parseBool(text: string): boolean {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text)) return false;
  throw numError('ParseBool', text, 'invalid syntax');
}

/** The boolean a text stands for, or undefined when it is none. */
export function attemptBool(text: string): boolean | undefined {
  try {
    return parseBool(text);
  } catch {
    return undefined;
  }
}

/** `strconv.ParseInt(text, base, bits)` with base 0 (prefixes and underscores allowed) or 10. Throws with Go's text. */
export function parseInteger(text: string, base: 0 | 10, bits: 32 | 64): number {
  const sign = /^[+-]/.test(text) ? text[0] : '';
  const digits = integerLiteral(text.slice(sign?.length), base);
  if (digits === undefined) throw numError('ParseInt', text, 'invalid syntax');
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  const limit = 2n ** BigInt(bits - 1);
  if (value >= limit || value < -limit) throw numError('ParseInt', text, 'value out of range');
  return Number(value);
}

/** `strconv.ParseUint(text, 0, 64)`. Throws with Go's text. */
export function parseUint(text: string): number {
  const digits = integerLiteral(text, 0);
  if (digits === undefined) throw numError('ParseUint', text, 'invalid syntax');
  if (BigInt(digits) >= 2n ** 64n) throw numError('ParseUint', text, 'value out of range');
  return Number(digits);
}

/** `strconv.ParseFloat(text, 64)`. Throws with Go's text. */
export function parseFloating(text: string): number {
  if (/^[+-]?(inf|infinity)$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw numError('ParseFloat', text, 'invalid syntax');
  const value = Number(text);
  if (!Number.isFinite(value)) throw numError('ParseFloat', text, 'value out of range');
  return value;
}

/** An unsigned integer literal in a form `BigInt` reads, or undefined when Go would not read it. */
function integerLiteral(text: string, base: 0 | 10): string | undefined {
  if (/^\d+$/.test(text)) return base === 0 && /^0\d/.test(text) ? octal(text.slice(1)) : text;
  if (base === 10) return undefined;
  if (!/^(0[xX](_?[0-9a-fA-F])+|0[bB](_?[01])+|0[oO]?(_?[0-7])+|[1-9](_?\d)*)$/.test(text)) return undefined;
  const plain = text.replace(/_/g, '').toLowerCase();
  return /^0[0-7]/.test(plain) ? octal(plain.slice(1)) : plain;
}

function octal(digits: string): string | undefined {
  return /^[0-7]+$/.test(digits) ? `0o${digits}` : undefined;
}
