/** `strconv.FormatFloat` for float64. */
import { type Decimal, exactDecimal, roundDecimal, shortestDecimal, splitFloat } from './decimal';

export type FloatVerb = 'e' | 'E' | 'f' | 'g' | 'G' | 'b' | 'x' | 'X';

/** The float in the given form; precision -1 asks for the fewest digits that read back the same. */
export function formatFloat(value: number, verb: FloatVerb, precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + formatMagnitude(Math.abs(value), verb, precision);
}

function formatMagnitude(value: number, verb: FloatVerb, precision: number): string {
  if (verb === 'b') return formatBinary(value);
  if (verb === 'x' || verb === 'X') return formatHex(value, verb, precision);
  const shortest = precision < 0;
  const exact = shortest ? shortestDecimal(value) : exactDecimal(value);
  if (verb === 'f') {
    const places = shortest ? Math.max(exact.digits.length - exact.point, 0) : precision;
    return fixed(roundDecimal(exact, exact.point + places), places);
  }
  if (verb === 'e' || verb === 'E') {
    const places = shortest ? Math.max(exact.digits.length - 1, 0) : precision;
    return scientific(roundDecimal(exact, places + 1), places, verb);
  }
  return general(exact, verb === 'g' ? 'e' : 'E', precision);
}

function general(exact: Decimal, verb: 'e' | 'E', precision: number): string {
  const shortest = precision < 0;
  const decimal = shortest ? exact : roundDecimal(exact, precision === 0 ? 1 : precision);
  const { digits, point } = decimal;
  const count = digits.length;
  let limit = precision === 0 ? 1 : precision;
  if (limit > count && count >= point) limit = count;
  if (shortest) limit = 6;
  const exponent = point - 1;
  if (exponent < -4 || exponent >= limit) return scientific(decimal, Math.max(count - 1, 0), verb);
  return fixed(decimal, Math.max(count - point, 0));
}

function fixed({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places <= 0) return whole;
  const fraction = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`;
}

function scientific({ digits, point }: Decimal, places: number, verb: 'e' | 'E'): string {
  const exponent = digits === '' ? 0 : point - 1;
  const fraction = digits.slice(1).slice(0, places).padEnd(places, '0');
  return `${digits[0] ?? '0'}${places > 0 ? `.${fraction}` : ''}${verb}${signed(exponent)}`;
}

function signed(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function formatBinary(value: number): string {
  const { mantissa, exponent } = splitFloat(value);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

function formatHex(value: number, verb: 'x' | 'X', precision: number): string {
  let { mantissa, exponent } = splitFloat(value);
  exponent = mantissa === 0n ? 0 : exponent + 52;
  while (mantissa !== 0n && mantissa < 1n << 52n) {
    mantissa <<= 1n;
    exponent--;
  }
  if (precision >= 0 && precision < 13) {
    const dropped = BigInt(4 * (13 - precision));
    const half = 1n << (dropped - 1n);
    const rest = mantissa & ((1n << dropped) - 1n);
    mantissa >>= dropped;
    if (rest > half || (rest === half && mantissa & 1n)) mantissa++;
    mantissa <<= dropped;
    if (mantissa >= 1n << 53n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  let fraction = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  fraction = precision < 0 ? fraction.replace(/0+$/, '') : fraction.slice(0, precision).padEnd(precision, '0');
  const text = `0x${mantissa >> 52n}${fraction ? `.${fraction}` : ''}p${signed(exponent)}`;
  return verb === 'X' ? text.toUpperCase() : text;
}
