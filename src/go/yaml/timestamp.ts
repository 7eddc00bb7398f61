const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(.*)$/s;
const TIME = /^(?:[Tt]|( ))(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether go-yaml v2 takes a plain text for a timestamp: a date, `2001-12-14T21:59:43.1Z` or `2001-12-14 21:59:43`,
 * with one-digit months, days and hours allowed as Go's `time.Parse` allows them.
 */
export function isTimestamp(text: string): boolean {
  const date = DATE.exec(text);
  if (!date) return false;
  const [, year, month, day, rest] = date as unknown as [string, string, string, string, string];
  if (!isDate(Number(year), Number(month), Number(day))) return false;
  if (rest === '') return true;
  const time = TIME.exec(rest);
  if (!time) return false;
  const [, space, hour, minute, second, zone] = time;
  if ((space === undefined) !== (zone !== undefined)) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function isDate(year: number, month: number, day: number): boolean {
  const days = DAYS[month - 1];
  if (days === undefined || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= days + (leap ? 1 : 0);
}
