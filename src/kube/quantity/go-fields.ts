/** The fields of Go's `resource.Quantity`. */
import { parseQuantity } from './quantity';

/** `i.value`, `i.scale`, `s` and `Format`, as `ParseQuantity` leaves them. */
export interface QuantityFields {
  value: bigint;
  scale: number;
  s: string;
  format: string;
}

const EXPONENTS: Record<string, number> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

function decimalExponent(suffix: string): number {
  return /^[eE]./.test(suffix) ? Number(suffix.slice(1)) : (EXPONENTS[suffix] ?? 0);
}

const BINARY_EXPONENTS: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** Whether Go takes the text for canonical while it reads it, and so keeps it. */
function keepsText(digits: string, fraction: string, suffix: string, scale: number, value: bigint): boolean {
  const binary = BINARY_EXPONENTS[suffix];
  const number = digits.replace(/^[-+]/, '');
  if (binary !== undefined)
    return fraction === '' && 14 - number.length - Math.floor((binary * 3) / 10) >= 0 && (value & 7n) !== 0n;
  const shifted = number + fraction;
  return shifted.length <= 18 && scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0');
}

/** Reads `500m` into its digits and scale, and says which text Go would keep with them. */
export function quantityFields(text: string): QuantityFields {
  if (text === '0') return { value: 0n, scale: 0, s: text, format: '' };
  const { format } = parseQuantity(text);
  const [, digits = '', fraction = '', suffix = ''] = /^([-+]?\d*)(?:\.(\d*))?(.*)$/.exec(text) as unknown as string[];
  const value = BigInt(`${digits}${fraction}` || '0');
  const binary = suffix.endsWith('i');
  const factor = binary ? 1024n ** BigInt('KMGTPE'.indexOf(suffix[0] as string) + 1) : 1n;
  const scale = (binary ? 0 : decimalExponent(suffix)) - fraction.length;
  const s = keepsText(digits, fraction, suffix, scale, value) ? text : '';
  return { value: value * factor, scale, s, format };
}
