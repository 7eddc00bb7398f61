/** `k8s.io/apimachinery/pkg/util/intstr`: fields that hold a number or a text such as a port name or `25%`. */

/** A JSON number or string. */
export type IntOrString = number | string;

/** The value as text, as `IntOrString.String`. */
export function intOrStringText(value: IntOrString): string {
  return String(value);
}

/** Reads text as a whole number when it is one in 32 bits, else keeps the text: `intstr.Parse`. */
export function parseIntOrString(text: string): IntOrString {
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= -2147483648 && number <= 2147483647 ? number : text;
}

/**
 * The number, or the percentage of `total` it stands for, rounded up or down: `GetScaledValueFromIntOrPercent`.
 * Throws an Error with Go's text when the string is no percentage.
 */
export function scaledValue(value: IntOrString, total: number, roundUp: boolean): number {
  if (typeof value === 'number') return value;
  if (!value.endsWith('%')) throw new Error('invalid value for IntOrString: invalid type: string is not a percentage');
  const digits = value.slice(0, -1);
  if (!/^[+-]?\d+$/.test(digits))
    throw new Error(
      `invalid value for IntOrString: invalid value "${value}": strconv.Atoi: parsing "${digits}": invalid syntax`,
    );
  const scaled = (Number(digits) * total) / 100;
  return roundUp ? Math.ceil(scaled) : Math.floor(scaled);
}
