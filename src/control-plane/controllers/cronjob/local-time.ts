/** Wall-clock time in a time zone, and back. */

/** A wall clock's reading, to the minute. */
export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const number = 'numeric' as const;
    const fields = { year: number, month: number, day: number, hour: number, minute: number, second: number };
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields });
    formats.set(zone, format);
  }
  return format;
}

/** What clocks in the zone show at a time. Throws RangeError for a zone nobody knows. */
export function localTime(ms: number, zone: string): LocalTime {
  if (zone === 'UTC') {
    const date = new Date(ms);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    return { year, month, day, hour: date.getUTCHours(), minute: date.getUTCMinutes() };
  }
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** The times at which clocks in the zone show this: usually one, none or two where they are put forward or back. */
export function instantsOf(local: LocalTime, zone: string): number[] {
  const asUTC = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  if (zone === 'UTC') return [asUTC];
  const offsets = new Set([asUTC - DAY, asUTC + DAY].map((ms) => offsetAt(ms, zone)));
  return [...offsets]
    .map((offset) => asUTC - offset)
    .filter((ms) => Object.entries(localTime(ms, zone)).every(([field, n]) => local[field as keyof LocalTime] === n))
    .sort((a, b) => a - b);
}

/** How far clocks in the zone are ahead of UTC, in milliseconds. */
export function offsetAt(ms: number, zone: string): number {
  const { year, month, day, hour, minute } = localTime(ms, zone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(ms / 60_000) * 60_000;
}
