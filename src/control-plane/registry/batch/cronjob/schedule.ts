/** Whether a schedule is one: the grammar, and the errors, of github.com/robfig/cron/v3's standard parser. */
import { quote } from '../../../../go/strconv/quote';
import { parseGoDuration } from '../../../../go/time/duration';

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

const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

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
function checkRange(expression: string, bounds: Bounds): void {
  const [range = '', ...steps] = expression.split('/');
  const [low = '', ...high] = range.split('-');
  let start = bounds.min;
  let end = bounds.max;
  if (low !== '*' && low !== '?') {
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
}

function checkDescriptor(descriptor: string): void {
  if (DESCRIPTORS.includes(descriptor)) return;
  if (!descriptor.startsWith('@every ')) throw new Error(`unrecognized descriptor: ${descriptor}`);
  try {
    parseGoDuration(descriptor.slice('@every '.length));
  } catch (error) {
    throw new Error(`failed to parse duration ${descriptor}: ${(error as Error).message}`);
  }
}

/** Takes `TZ=Europe/Berlin ` off the front. Throws for a place nobody knows. */
function withoutTimeZone(schedule: string): string {
  const match = /^(?:CRON_)?TZ=(\S*)(.*)$/s.exec(schedule);
  if (!match) return schedule;
  const [, zone = '', rest = ''] = match;
  if (!isTimeZone(zone)) throw new Error(`provided bad location ${zone}: unknown time zone ${zone}`);
  return rest.trim();
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

/** Checks a schedule. Throws an Error in the parser's words, e.g. `expected exactly 5 fields, found 1: [nope]`. */
export function checkSchedule(text: string): void {
  const schedule = withoutTimeZone(text);
  if (schedule.startsWith('@')) return void checkDescriptor(schedule);
  const fields = schedule.split(/\s+/).filter(Boolean);
  if (fields.length !== FIELDS.length)
    throw new Error(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`);
  FIELDS.forEach((bounds, i) => {
    for (const expression of (fields[i] as string).split(',').filter(Boolean)) checkRange(expression, bounds);
  });
}
