/** `date`, by the clock of the simulation. */
import { complain, either } from './options';
import type { Call } from './program';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/** Prints the time; `+FORMAT` as strftime, in UTC and the C locale. */
export function date(call: Call): number {
  const { args, machine } = call;
  let now = machine.now();
  const format = args.find((arg) => arg.startsWith('+'))?.slice(1);
  const at = args.findIndex((arg) => arg === '-d' || arg === '--date');
  const given = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--date='))?.slice(7);
  if (given !== undefined) {
    const seconds = /^@(\d+)$/.exec(given)?.[1];
    const parsed = seconds ? Number(seconds) * 1000 : given === 'now' ? now : Date.parse(`${given} UTC`);
    if (Number.isNaN(parsed)) return complain(call, `invalid date '${given}'`);
    now = parsed;
  }
  if (args.some((arg) => arg === '-R' || arg === '--rfc-email')) return print(call, '%a, %d %b %Y %H:%M:%S +0000', now);
  if (args.some((arg) => /^(-I|--iso-8601)/.test(arg))) {
    const seconds = args.some((arg) => /^(-Is|--iso-8601=s)/.test(arg));
    return print(call, seconds ? either(call, '%Y-%m-%dT%H:%M:%S+0000', '%Y-%m-%dT%H:%M:%S+00:00') : '%Y-%m-%d', now);
  }
  const wrong = args.find((arg, index) => !/^(\+|-u$|--utc$|-d$|--date)/.test(arg) && index !== at + 1);
  if (wrong !== undefined) return complain(call, `invalid date '${wrong}'`);
  return print(call, format ?? '%a %b %e %H:%M:%S UTC %Y', now);
}

function print(call: Call, format: string, now: number): number {
  call.out(`${formatTime(format, now)}\n`);
  return 0;
}

/** Replaces the conversions of strftime that people use; others stay as they are. */
export function formatTime(format: string, now: number): string {
  const time = new Date(now);
  const iso = time.toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const [hour = '', minute = '', second = ''] = iso.slice(11, 19).split(':');
  const weekday = DAYS[time.getUTCDay()] ?? '';
  const monthName = MONTHS[Number(month) - 1] ?? '';
  const dayOfYear = Math.floor((now - Date.UTC(Number(year), 0, 1)) / 86_400_000) + 1;
  const conversions: Record<string, string> = {
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
    ...{ s: String(Math.floor(now / 1000)), N: `${iso.slice(20, 23)}000000`, Z: 'UTC', z: '+0000', n: '\n', t: '\t' },
    ...{ I: String(((Number(hour) + 11) % 12) + 1).padStart(2, '0'), p: Number(hour) < 12 ? 'AM' : 'PM', '%': '%' },
    ...{ j: String(dayOfYear).padStart(3, '0'), u: String(time.getUTCDay() || 7), w: String(time.getUTCDay()) },
    c: `${weekday.slice(0, 3)} ${monthName.slice(0, 3)} ${String(Number(day)).padStart(2)} ${iso.slice(11, 19)} ${year}`,
  };
  return format.replace(/%-?([a-zA-Z%])/g, (whole, letter: string) =>
    Object.hasOwn(conversions, letter)
      ? whole.startsWith('%-')
        ? (conversions[letter] ?? '').replace(/^0(?=\d)/, '')
        : (conversions[letter] ?? '')
      : whole,
  );
}
