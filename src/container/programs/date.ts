/** `date`, by the clock of the simulation. */
import { type Answer, failed, ok } from './answer';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/** Prints the time; `+FORMAT` as strftime, in UTC and the C locale. */
export function date(args: string[], now: number): Answer {
  const format = args.find((arg) => arg.startsWith('+'))?.slice(1);
  const unknown = args.find((arg) => !arg.startsWith('+') && arg !== '-u');
  if (args.includes('-R')) return ok(`${formatTime('%a, %d %b %Y %H:%M:%S +0000', now)}\n`);
  if (unknown !== undefined) return failed(`date: invalid date '${unknown}'\n`);
  return ok(`${formatTime(format ?? '%a %b %e %H:%M:%S UTC %Y', now)}\n`);
}

/** Replaces the conversions of strftime that people use; others stay as they are. */
export function formatTime(format: string, now: number): string {
  const iso = new Date(now).toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const [hour = '', minute = '', second = ''] = iso.slice(11, 19).split(':');
  const weekday = DAYS[new Date(now).getUTCDay()] ?? '';
  const monthName = MONTHS[Number(month) - 1] ?? '';
  const table: Record<string, string> = {
    ...{
      Y: year,
      m: month,
      d: day,
      H: hour,
      M: minute,
      S: second,
      y: year.slice(2),
      e: String(Number(day)).padStart(2),
    },
    ...{ a: weekday.slice(0, 3), A: weekday, b: monthName.slice(0, 3), B: monthName, h: monthName.slice(0, 3) },
    ...{ F: iso.slice(0, 10), T: iso.slice(11, 19), R: iso.slice(11, 16), D: `${month}/${day}/${year.slice(2)}` },
    ...{
      s: String(Math.floor(now / 1000)),
      N: `${iso.slice(20, 23)}000000`,
      Z: 'UTC',
      z: '+0000',
      n: '\n',
      t: '\t',
      '%': '%',
    },
    ...{ I: String(((Number(hour) + 11) % 12) + 1).padStart(2, '0'), p: Number(hour) < 12 ? 'AM' : 'PM' },
  };
  return format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => table[letter] ?? whole);
}
