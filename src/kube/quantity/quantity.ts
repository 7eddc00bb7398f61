/** `k8s.io/apimachinery/pkg/api/resource.Quantity`: amounts of cpu, memory and storage. */
import { binarySuffix, decimalSuffix, interpretSuffix, type QuantityFormat, splitQuantity } from './quantity-syntax';

export type { QuantityFormat } from './quantity-syntax';

/** An amount, exact to the nano, and the notation it is written in. */
export interface Quantity {
  readonly nanos: bigint;
  readonly format: QuantityFormat;
  /** The text it was read from, where Go takes that for canonical and writes it back unchanged. */
  readonly text?: string;
}

const NANO = 1_000_000_000n;
const MAX_VALUE = ((1n << 63n) - 1n) * NANO;

/** Divides rounding away from zero, as every narrowing of a Quantity does. */
function divideUp(amount: bigint, by: bigint): bigint {
  const quotient = amount / by;
  if (amount % by === 0n) return quotient;
  return amount < 0n ? quotient - 1n : quotient + 1n;
}

/**
 * Reads `500m`, `1Gi`, `1e3`, `0.5`: `resource.ParseQuantity`. What is finer than a nano rounds up.
 * Throws an Error with Go's text, e.g. for `abc` that quantities must match the regular expression.
 */
export function parseQuantity(text: string): Quantity {
  const { negative, numerator, denominator, suffix } = splitQuantity(text);
  const { base, exponent, format } = interpretSuffix(suffix);
  const digits = BigInt(numerator + denominator);
  // An exponent beyond any real amount would only make the numbers long.
  const power = Math.max(Math.min(exponent, 300), -300) - (base === 10 ? denominator.length : 0);
  let nanos: bigint;
  if (base === 2) nanos = divideUp(digits * (1n << BigInt(exponent)) * NANO, 10n ** BigInt(denominator.length));
  else if (power >= 0) nanos = digits * 10n ** BigInt(power) * NANO;
  else nanos = divideUp(digits * NANO, 10n ** BigInt(-power));
  if (format === 'BinarySI' && nanos > MAX_VALUE) nanos = MAX_VALUE;
  const written = format === 'BinarySI' && nanos > 0n && nanos < NANO ? 'DecimalSI' : format;
  const kept = keepsText(numerator + denominator, denominator.length, base, exponent) ? { text } : {};
  return { nanos: negative ? -nanos : nanos, format: written, ...kept };
}

/** Go's quick test for a text that is canonical already; it also lets some through that are not, such as `+5`. */
function keepsText(digits: string, decimals: number, base: 2 | 10, exponent: number): boolean {
  if (base === 2) {
    const precision = 15 - digits.length - Math.trunc((exponent * 3) / 10) - 1;
    return decimals === 0 && precision >= 0 && Number(digits) % 8 !== 0;
  }
  const scale = exponent - decimals;
  return digits.length <= 18 && scale >= -9 && scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
}

/** A Quantity of a whole number of units. */
export function quantityOf(value: number | bigint, format: QuantityFormat = 'DecimalSI'): Quantity {
  return { nanos: BigInt(value) * NANO, format };
}

/** -1, 0 or 1, by amount alone: `1Gi` equals `1073741824`. */
export function compare(a: Quantity, b: Quantity): -1 | 0 | 1 {
  return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0;
}

/** The sum, written as `a` is (as `b` when `a` is zero). */
export function add(a: Quantity, b: Quantity): Quantity {
  return { nanos: a.nanos + b.nanos, format: a.nanos === 0n ? b.format : a.format };
}

/** The difference, written as `a` is (as `b` when `a` is zero). */
export function sub(a: Quantity, b: Quantity): Quantity {
  return { nanos: a.nanos - b.nanos, format: a.nanos === 0n ? b.format : a.format };
}

/** Whole units, rounded away from zero: `Quantity.Value`. */
export function value(q: Quantity): bigint {
  return divideUp(q.nanos, NANO);
}

/** Thousandths, rounded away from zero: `Quantity.MilliValue`. */
export function milliValue(q: Quantity): bigint {
  return divideUp(q.nanos, 1_000_000n);
}

/** The amount rounded up to whole thousandths, as the API server does to resource lists when it sets defaults. */
export function roundUpToMilli(q: Quantity): Quantity {
  return q.nanos % 1_000_000n === 0n ? q : { nanos: milliValue(q) * 1_000_000n, format: q.format };
}

function formatDecimal(nanos: bigint, format: QuantityFormat): string {
  let digits = nanos;
  let exponent = -9;
  while (digits % 1000n === 0n) {
    digits /= 1000n;
    exponent += 3;
  }
  return `${digits}${decimalSuffix(exponent, format)}`;
}

function formatBinary(units: bigint): string {
  let digits = units;
  let power = 0;
  while (digits % 1024n === 0n) {
    digits /= 1024n;
    power += 1;
  }
  return `${digits}${binarySuffix(power)}`;
}

/** The canonical text (`Quantity.String`): no fraction, the largest suffix that loses nothing. */
export function formatQuantity(q: Quantity): string {
  if (q.text !== undefined) return q.text;
  if (q.nanos === 0n) return '0';
  const kibi = 1024n * NANO;
  const small = q.nanos > -kibi && q.nanos < kibi;
  if (q.format === 'BinarySI' && !small && q.nanos % NANO === 0n) return formatBinary(q.nanos / NANO);
  return formatDecimal(q.nanos, q.format === 'DecimalExponent' ? 'DecimalExponent' : 'DecimalSI');
}

/** Rewrites a quantity's text in canonical form: `0.5` -> `500m`, `1024Mi` -> `1Gi`. Throws as `parseQuantity`. */
export function canonical(text: string): string {
  return formatQuantity(parseQuantity(text));
}

/** The amount as a floating-point number of units: `Quantity.AsApproximateFloat64`. */
export function approximateFloat(q: Quantity): number {
  return Number(q.nanos) / 1e9;
}
