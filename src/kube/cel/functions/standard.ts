/** The functions every environment of the language has. */
import { quote } from '../../../go/strconv/quote';
import { formatGoDuration, parseGoDuration } from '../../../go/time/duration';
import { Duration, EvaluationError, Timestamp, TypeName, typeName, type Value } from '../value';
import { type Overload, overload } from './signature';

/** Every value has this function: it says the same of all of them. */
const identity = <T>(value: T): T => value;

const characters = (text: string) => BigInt([...text].length);

/** Declares `size(x)` and `x.size()` alike. */
const sized = (type: string, size: (value: never) => bigint) => [
  overload(`size(${type}): int`, size),
  overload(`${type}.size(): int`, size),
];

function timestamp(text: string): Timestamp {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new EvaluationError(`invalid timestamp ${quote(text)}`);
  return new Timestamp(ms);
}

function duration(text: string): Duration {
  try {
    return new Duration(parseGoDuration(text));
  } catch (error) {
    throw new EvaluationError((error as Error).message);
  }
}

function integer(text: string): bigint {
  if (!/^[-+]?\d+$/.test(text)) throw new EvaluationError(`strconv.ParseInt: parsing ${quote(text)}: invalid syntax`);
  return BigInt(text);
}

function double(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value))
    throw new EvaluationError(`strconv.ParseFloat: parsing ${quote(text)}: invalid syntax`);
  return value;
}

/** A part of a time in UTC, or in the zone named. */
function timePart(name: string, part: (date: Date) => number): Overload[] {
  const at = (time: Timestamp, offset = 0) => BigInt(part(new Date(time.ms + offset)));
  return [
    overload(`timestamp.${name}(): int`, (time: Timestamp) => at(time)),
    overload(`timestamp.${name}(string): int`, (time: Timestamp, zone: string) => at(time, zoneOffset(time, zone))),
  ];
}

/** Milliseconds a zone is ahead of UTC: `+02:00`, or a name of the time zone database. */
function zoneOffset({ ms }: Timestamp, zone: string): number {
  const [, sign, hours, minutes] = /^([+-]?)(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  try {
    return (
      Date.parse(`${new Date(ms).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`) -
      Math.floor(ms / 1000) * 1000
    );
  } catch {
    throw new EvaluationError(`unknown time zone ${zone}`);
  }
}

const DAY = 86_400_000;

export const standard: Overload[] = [
  ...sized('string', characters),
  ...sized('bytes', (bytes: Uint8Array) => BigInt(bytes.length)),
  ...sized('list(T)', (list: Value[]) => BigInt(list.length)),
  ...sized('map(K, V)', (map: ReadonlyMap<Value, Value>) => BigInt(map.size)),
  overload('string.contains(string): bool', (text: string, part: string) => text.includes(part)),
  overload('string.startsWith(string): bool', (text: string, start: string) => text.startsWith(start)),
  overload('string.endsWith(string): bool', (text: string, end: string) => text.endsWith(end)),
  overload('type(T): type', (value: Value) => new TypeName(typeName(value))),
  overload('dyn(T): dyn', identity),
  overload('int(int): int', identity),
  overload('int(uint): int', identity),
  overload('int(double): int', (value: number) => BigInt(Math.trunc(value))),
  overload('int(string): int', integer),
  overload('int(timestamp): int', ({ ms }: Timestamp) => BigInt(Math.floor(ms / 1000))),
  overload('uint(uint): uint', identity),
  overload('uint(int): uint', (value: bigint) => {
    if (value < 0n) throw new EvaluationError('unsigned integer overflow');
    return value;
  }),
  overload('double(double): double', identity),
  overload('double(int): double', Number),
  overload('double(uint): double', Number),
  overload('double(string): double', double),
  overload('string(string): string', identity),
  ...['int', 'uint', 'double', 'bool'].map((type) => overload(`string(${type}): string`, String)),
  overload('string(bytes): string', (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')),
  overload('string(timestamp): string', ({ ms }: Timestamp) => new Date(ms).toISOString().replace(/\.?0*Z$/, 'Z')),
  overload('string(duration): string', ({ ms }: Duration) => formatGoDuration(ms)),
  overload('bytes(bytes): bytes', identity),
  overload('bytes(string): bytes', (text: string) => Buffer.from(text)),
  overload('timestamp(timestamp): timestamp', identity),
  overload('timestamp(string): timestamp', timestamp),
  overload('timestamp(int): timestamp', (seconds: bigint) => new Timestamp(Number(seconds) * 1000)),
  overload('duration(duration): duration', identity),
  overload('duration(string): duration', duration),
  ...timePart('getFullYear', (date) => date.getUTCFullYear()),
  ...timePart('getMonth', (date) => date.getUTCMonth()),
  ...timePart('getDayOfYear', (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / DAY)),
  ...timePart('getDate', (date) => date.getUTCDate()),
  ...timePart('getDayOfMonth', (date) => date.getUTCDate() - 1),
  ...timePart('getDayOfWeek', (date) => date.getUTCDay()),
  ...timePart('getHours', (date) => date.getUTCHours()),
  ...timePart('getMinutes', (date) => date.getUTCMinutes()),
  ...timePart('getSeconds', (date) => date.getUTCSeconds()),
  ...timePart('getMilliseconds', (date) => date.getUTCMilliseconds()),
  overload('duration.getHours(): int', ({ ms }: Duration) => BigInt(Math.trunc(ms / 3_600_000))),
  overload('duration.getMinutes(): int', ({ ms }: Duration) => BigInt(Math.trunc(ms / 60_000))),
  overload('duration.getSeconds(): int', ({ ms }: Duration) => BigInt(Math.trunc(ms / 1000))),
  overload('duration.getMilliseconds(): int', ({ ms }: Duration) => BigInt(Math.trunc(ms % 1000))),
];
