/** The standard parser of github.com/robfig/cron/v3. */
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import { parseGoDuration } from '../../go/time/duration';

/** The values of one field, and whether it was left open with a star. */
export interface Field {
  values: ReadonlySet<number>;
  star: boolean;
}

/** A schedule taken apart: its minutes, hours, days of month, months and days of week, or a delay in milliseconds. */
export interface ParsedSchedule {
  fields: Field[];
  every?: number;
  /** The zone it names itself. */
  zone?: string;
}

interface Bounds {
  min: number;
  max: number;
  names?: string[];
}

const MONTHS = ' jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** Minute, hour, day of month, month, day of week. */
const FIELDS: Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];

const DESCRIPTORS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** `strconv.Atoi` for what must not be negative. */
function parseNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text))
    throw new Error(`failed to parse int from ${text}: strconv.Atoi: parsing ${quote(text)}: invalid syntax`);
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new Error(`failed to parse int from ${text}: strconv.Atoi: parsing ${quote(text)}: value out of range`);
  if (number < 0) throw new Error(`negative number (${number}) not allowed: ${text}`);
  return number;
}

function parseNumberOrName(text: string, { names }: Bounds): number {
  const named = text ? (names?.indexOf(text.toLowerCase()) ?? -1) : -1;
  return named >= 0 ? named : parseNumber(text);
}

/** One of a field's alternatives: `*`, `5`, `1-5`, any of them with a step behind a slash. */
function parseRange(expression: string, bounds: Bounds): Field {
  const [range = '', ...steps] = expression.split('/');
  const [low = '', ...high] = range.split('-');
  const open = low === '*' || low === '?';
  let start = bounds.min;
  let end = bounds.max;
  if (!open) {
    start = parseNumberOrName(low, bounds);
    if (high.length > 1) throw new Error(`too many hyphens: ${expression}`);
    end = high.length === 1 ? parseNumberOrName(high[0] as string, bounds) : start;
  }
  if (steps.length > 1) throw new Error(`too many slashes: ${expression}`);
  const step = steps.length === 1 ? parseNumber(steps[0] as string) : 1;
  if (steps.length === 1 && high.length === 0) end = bounds.max;
  if (start < bounds.min) throw new Error(`beginning of range (${start}) below minimum (${bounds.min}): ${expression}`);
  if (end > bounds.max) throw new Error(`end of range (${end}) above maximum (${bounds.max}): ${expression}`);
  if (start > end) throw new Error(`beginning of range (${start}) beyond end of range (${end}): ${expression}`);
  if (step === 0) throw new Error(`step of range should be a positive number: ${expression}`);
  const values = new Set<number>();
  for (let n = start; n <= end; n += step) values.add(n);
  return { values, star: open && step === 1 };
}

function parseField(text: string, bounds: Bounds): Field {
  const ranges = text
    .split(',')
    .filter(Boolean)
    .map((expression) => parseRange(expression, bounds));
  return { values: new Set(ranges.flatMap(({ values }) => [...values])), star: ranges.some(({ star }) => star) };
}

/** The delay of `@every 1h30m`. */
function parseDelay(descriptor: string): number {
  if (!descriptor.startsWith('@every ')) throw new Error(`unrecognized descriptor: ${descriptor}`);
  try {
    return parseGoDuration(descriptor.slice('@every '.length));
  } catch (error) {
    throw new Error(`failed to parse duration ${descriptor}: ${(error as Error).message}`);
  }
}

/** Takes `TZ=Europe/Berlin ` off the front. Throws for a place nobody knows. */
function splitZone(schedule: string): { zone?: string; rest: string } {
  const match = /^(?:CRON_)?TZ=(\S*)(.*)$/s.exec(schedule);
  if (!match) return { rest: schedule };
  const [, zone = '', rest = ''] = match;
  if (!isTimeZone(zone)) throw new Error(`provided bad location ${zone}: unknown time zone ${zone}`);
  return { zone, rest: rest.trim() };
}

/** Whether there is such a time zone. */
export function isTimeZone(name: string): boolean {
  if (name === '' || name === 'UTC' || name === 'Local') return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `cron.ParseStandard`. Throws an Error in the parser's words, e.g. `expected exactly 5 fields, found 1: [nope]`. */
export function parseStandard(text: string): ParsedSchedule {
  const { zone, rest } = splitZone(text);
  const named = zone ? { zone } : {};
  const schedule = fieldOf(DESCRIPTORS, rest) ?? rest;
  if (schedule.startsWith('@')) return { fields: [], every: parseDelay(schedule), ...named };
  const texts = schedule.split(/\s+/).filter(Boolean);
  if (texts.length !== FIELDS.length)
    throw new Error(`expected exactly 5 fields, found ${texts.length}: [${texts.join(' ')}]`);
  return { fields: FIELDS.map((bounds, i) => parseField(texts[i] as string, bounds)), ...named };
}
