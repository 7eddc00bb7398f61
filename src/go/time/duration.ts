/** Go's `time.Duration` as text. Durations are milliseconds, with fractions down to nanoseconds. */
import { quote } from './quote';

const MAX_NANOS = (1n << 63n) - 1n;

/** Nanoseconds in a unit of `time.ParseDuration`; both micro signs are known to Go. */
function unitNanos(unit: string): bigint | undefined {
  switch (unit) {
    case 'ns':
      return 1n;
    case 'us':
    case '\u00b5s':
    case '\u03bcs':
      return 1_000n;
    case 'ms':
      return 1_000_000n;
    case 's':
      return 1_000_000_000n;
    case 'm':
      return 60_000_000_000n;
    case 'h':
      return 3_600_000_000_000n;
    default:
      return undefined;
  }
}

const invalidDuration = (text: string) => new Error(`time: invalid duration ${quote(text)}`);

/** One `1.5h` at the start of `rest`, in nanoseconds, with what follows it. */
function leadingTerm(text: string, rest: string): { nanos: bigint; rest: string } {
  const number = /^(\d*)(?:\.(\d*))?/.exec(rest) as RegExpExecArray;
  const [matched, whole = '', fraction = ''] = number;
  if (whole === '' && fraction === '') throw invalidDuration(text);
  const unit = (/^[^.\d]*/.exec(rest.slice(matched.length)) as RegExpExecArray)[0];
  if (unit === '') throw new Error(`time: missing unit in duration ${quote(text)}`);
  const scale = unitNanos(unit);
  if (scale === undefined) throw new Error(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`);
  const nanos = BigInt(whole || '0') * scale + (BigInt(fraction || '0') * scale) / 10n ** BigInt(fraction.length);
  if (nanos > MAX_NANOS + 1n) throw invalidDuration(text);
  return { nanos, rest: rest.slice(matched.length + unit.length) };
}

/**
 * Reads `1h30m`, `-1.5s`, `0`: Go's `time.ParseDuration`. Gives milliseconds.
 * Throws an Error with Go's text, e.g. `time: missing unit in duration "10"`.
 */
export function parseGoDuration(text: string): number {
  const negative = text.startsWith('-');
  let rest = negative || text.startsWith('+') ? text.slice(1) : text;
  if (rest === '0') return 0;
  if (rest === '') throw invalidDuration(text);
  let total = 0n;
  while (rest !== '') {
    const term = leadingTerm(text, rest);
    total += term.nanos;
    rest = term.rest;
    if (total > MAX_NANOS + 1n) throw invalidDuration(text);
  }
  if (total > MAX_NANOS && !negative) throw invalidDuration(text);
  const ms = Number(total) / 1e6;
  return negative ? -ms : ms;
}

/** A decimal without trailing zeros: 1500, 3 digits -> `1.5`. */
function decimal(value: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const fraction = (value % unit).toString().padStart(digits, '0').replace(/0+$/, '');
  return `${value / unit}${fraction ? `.${fraction}` : ''}`;
}

/** Writes milliseconds as Go's `Duration.String`: `0s`, `1m30s`, `1.5s`, `100ms`, `2h0m0s`. */
export function formatGoDuration(ms: number): string {
  const nanos = BigInt(Math.round(Math.abs(ms) * 1e6));
  const sign = ms < 0 && nanos > 0n ? '-' : '';
  if (nanos === 0n) return '0s';
  if (nanos < 1_000n) return `${sign}${nanos}ns`;
  if (nanos < 1_000_000n) return `${sign}${decimal(nanos, 3)}\u00b5s`;
  if (nanos < 1_000_000_000n) return `${sign}${decimal(nanos, 6)}ms`;
  const minutes = nanos / 60_000_000_000n;
  const seconds = `${decimal(nanos % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return sign + (hours === 0n ? `${minutes}m${seconds}` : `${hours}h${minutes % 60n}m${seconds}`);
}
