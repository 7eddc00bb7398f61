/** The written form of `resource.Quantity`: splitting a text into number and suffix, and what suffixes stand for. */

/** How a quantity is written: `1Gi`, `500m`, `1e3`. */
export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

/** The parts of a quantity's text: `-1.5Ki` is negative, numerator `1`, denominator `5`, suffix `Ki`. */
export interface QuantityText {
  negative: boolean;
  numerator: string;
  denominator: string;
  suffix: string;
}

/** What a text no quantity looks like is refused with. */
const ERR_FORMAT_WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Splits a quantity as `parseQuantityString` does: leniently, `Mi` alone is zero. Throws on anything else. */
export function splitQuantity(text: string): QuantityText {
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/.exec(text);
  if (!match || text === '') throw new Error(ERR_FORMAT_WRONG);
  return {
    negative: match[1] === '-',
    numerator: match[2] || '0',
    denominator: match[3] ?? '',
    suffix: match[4] as string,
  };
}

/** The base, exponent and format a suffix stands for, e.g. `Mi`: 2, 20, BinarySI. Throws when it stands for nothing. */
export function interpretSuffix(suffix: string): { base: 2 | 10; exponent: number; format: QuantityFormat } {
  const decimal = DECIMAL_SUFFIXES.indexOf(suffix);
  if (decimal >= 0) return { base: 10, exponent: decimal * 3 - 9, format: 'DecimalSI' };
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary >= 0) return { base: 2, exponent: binary * 10, format: 'BinarySI' };
  if (/^[eE][-+]?\d+$/.test(suffix)) return { base: 10, exponent: Number(suffix.slice(1)), format: 'DecimalExponent' };
  throw new Error("unable to parse quantity's suffix");
}

/** The suffix for ten to the power of a multiple of three. */
export function decimalSuffix(exponent: number, format: QuantityFormat): string {
  if (format === 'DecimalExponent') return exponent === 0 ? '' : `e${exponent}`;
  return DECIMAL_SUFFIXES[exponent / 3 + 3] ?? '';
}

/** The suffix for 1024 to a power. */
export function binarySuffix(power: number): string {
  return BINARY_SUFFIXES[power] ?? '';
}
