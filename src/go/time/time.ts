/** Timestamps as `metav1.Time` and `metav1.MicroTime` read and write them: Go's `time.Parse`, errors included. */

import { quote } from './quote';

const RFC3339 = '2006-01-02T15:04:05Z07:00';
const RFC3339_MICRO = '2006-01-02T15:04:05.000000Z07:00';

/** An instant: milliseconds since the epoch without a fraction of a second, and the microseconds of that second. */
interface Instant {
  seconds: number;
  micros: number;
}

/** Reads one timestamp piece by piece; every piece knows how Go names it in an error. */
class TimeReader {
  private rest: string;
  constructor(
    private readonly text: string,
    private readonly layout: string,
  ) {
    this.rest = text;
  }

  private bad(element: string): Error {
    const text = quote(this.text);
    const rest = quote(this.rest);
    return new Error(`parsing time ${text} as "${this.layout}": cannot parse ${rest} as "${element}"`);
  }

  outOfRange(what: string): Error {
    return new Error(`parsing time ${quote(this.text)}: ${what} out of range`);
  }

  private take(pattern: RegExp, element: string): string {
    const match = pattern.exec(this.rest);
    if (!match) throw this.bad(element);
    this.rest = this.rest.slice(match[0].length);
    return match[0];
  }

  literal(c: string): void {
    if (!this.rest.startsWith(c)) throw this.bad(c);
    this.rest = this.rest.slice(1);
  }

  number(pattern: RegExp, element: string, limits?: { min: number; max: number; name: string }): number {
    const value = Number(this.take(pattern, element));
    if (limits && (value < limits.min || value > limits.max)) throw this.outOfRange(limits.name);
    return value;
  }

  /** Fractions of a second, which plain RFC 3339 allows and the micro layout demands, as microseconds. */
  fraction(): number {
    const micro = this.layout === RFC3339_MICRO;
    const digits = micro ? this.take(/^\.\d{6}/, '.000000') : (/^[.,]\d+/.exec(this.rest)?.[0] ?? '');
    if (!micro) this.rest = this.rest.slice(digits.length);
    return Number(digits.slice(1, 7).padEnd(6, '0'));
  }

  /** Minutes east of UTC. */
  zone(): number {
    const zone = this.take(/^(Z|[+-]\d\d:\d\d)/, 'Z07:00');
    if (zone === 'Z') return 0;
    const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
    if (hours > 24) throw this.outOfRange('time zone offset hour');
    if (minutes > 60) throw this.outOfRange('time zone offset minute');
    return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  }

  end(): void {
    if (this.rest === '') return;
    throw new Error(`parsing time ${quote(this.text)}: extra text: ${quote(this.rest)}`);
  }
}

function parseInstant(text: string, layout: string): Instant {
  const reader = new TimeReader(text, layout);
  const year = reader.number(/^\d{4}/, '2006');
  reader.literal('-');
  const month = reader.number(/^\d\d/, '01', { min: 1, max: 12, name: 'month' });
  reader.literal('-');
  const day = reader.number(/^\d\d/, '02');
  reader.literal('T');
  const hour = reader.number(/^\d\d?/, '15', { min: 0, max: 23, name: 'hour' });
  reader.literal(':');
  const minute = reader.number(/^\d\d/, '04', { min: 0, max: 59, name: 'minute' });
  reader.literal(':');
  const second = reader.number(/^\d\d/, '05', { min: 0, max: 59, name: 'second' });
  const micros = reader.fraction();
  const zone = reader.zone();
  reader.end();
  const date = new Date(Date.UTC(2000, month - 1, 1));
  date.setUTCFullYear(year, month, 0);
  if (day < 1 || day > date.getUTCDate()) throw reader.outOfRange('day');
  date.setUTCFullYear(year, month - 1, day);
  return { seconds: date.getTime() / 1000 + hour * 3600 + minute * 60 + second - zone * 60, micros };
}

const written = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19);

/** A timestamp as `metav1.Time` writes back what it read: UTC, whole seconds. Throws an Error with Go's text. */
export function canonicalTime(text: string): string {
  return `${written(parseInstant(text, RFC3339).seconds)}Z`;
}

/** A timestamp as `metav1.MicroTime` writes it: UTC, six digits. Throws an Error with Go's text. */
export function canonicalMicroTime(text: string): string {
  const { seconds, micros } = parseInstant(text, RFC3339_MICRO);
  return `${written(seconds)}.${String(micros).padStart(6, '0')}Z`;
}
