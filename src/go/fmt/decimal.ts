/** Exact decimal digits of a float64, rounded half to even as Go's `strconv` does. */

/** `0.digits * 10^point`; no digits means zero. */
export interface Decimal {
  digits: string;
  point: number;
}

/** The mantissa and exponent with `value = mantissa * 2^exponent`, `value` finite and not negative. */
export function splitFloat(value: number): { mantissa: bigint; exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** Every digit of a finite, non-negative float. */
export function exactDecimal(value: number): Decimal {
  const { mantissa, exponent } = splitFloat(value);
  if (mantissa === 0n) return { digits: '', point: 0 };
  const all = (exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)).toString();
  return { digits: all.replace(/0+$/, ''), point: exponent >= 0 ? all.length : all.length + exponent };
}

/** The fewest digits that read back as the same float64. */
export function shortestDecimal(value: number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return { digits: digits.replace('.', ''), point: Number(exponent) + 1 };
}

/** The first `count` digits, rounded to nearest, a tie to the even digit. */
export function roundDecimal(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal;
  if (count >= digits.length) return decimal;
  if (count < 0) return { digits: '', point: 0 };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const tie = rest === '5';
  const odd = count > 0 && Number(kept[count - 1]) % 2 === 1;
  const up = tie ? odd : rest >= '5';
  if (!up) return { digits: kept.replace(/0+$/, ''), point };
  const raised = (BigInt(kept || '0') + 1n).toString().padStart(count, '0');
  return { digits: raised.replace(/0+$/, ''), point: raised.length > count ? point + 1 : point };
}
