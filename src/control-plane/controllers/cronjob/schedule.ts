/** When a schedule comes round: the standard parser and `Next` of github.com/robfig/cron/v3. */
import { parseGoDuration } from '../../../go/time/duration';
import { instantsOf, localTime } from './local-time';

const DAY = 86_400_000;
/** A schedule that does not come round within five years never does. */
const LONGEST_SEARCH = 5 * 366;

/** A schedule: the first time after `ms` at which it comes round; undefined when there is none. */
export interface Schedule {
  next(ms: number): number | undefined;
}

/** The values of one field, and whether it was left open with a star. */
interface Field {
  values: Set<number>;
  star: boolean;
}

const MONTHS = ' jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

const DESCRIPTORS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** Reads a schedule the API server has let pass. `zone` holds where the schedule itself names none. */
export function parseSchedule(text: string, zone: string): Schedule {
  const [, named, rest = text] = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/s.exec(text) ?? [];
  const schedule = rest.trim();
  if (schedule.startsWith('@every ')) return every(parseGoDuration(schedule.slice('@every '.length)));
  const fields = (DESCRIPTORS[schedule] ?? schedule).split(/\s+/);
  const [minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = fields;
  return new CronSchedule(
    parseField(minute, 0, 59),
    parseField(hour, 0, 23),
    parseField(day, 1, 31),
    parseField(month, 1, 12, MONTHS),
    parseField(weekday, 0, 6, DAYS),
    named ?? zone,
  );
}

/** `ConstantDelaySchedule`: whole seconds, at least one. */
function every(duration: number): Schedule {
  const delay = Math.max(1000, Math.floor(duration / 1000) * 1000);
  return { next: (ms) => Math.floor(ms / 1000) * 1000 + delay };
}

function parseField(text: string, min: number, max: number, names: string[] = []): Field {
  const values = new Set<number>();
  let star = false;
  const number = (part: string) => {
    const named = names.indexOf(part.toLowerCase());
    return named >= 0 ? named : Number(part);
  };
  for (const expression of text.split(',').filter(Boolean)) {
    const [range = '', stepText] = expression.split('/');
    const [low = '', high] = range.split('-');
    const step = stepText === undefined ? 1 : Number(stepText);
    const open = low === '*' || low === '?';
    const start = open ? min : number(low);
    const single = high === undefined && stepText === undefined;
    const end = open || !single ? (high === undefined ? max : number(high)) : start;
    if (open && step === 1) star = true;
    for (let n = start; n <= end; n += step) values.add(n);
  }
  return { values, star };
}

class CronSchedule implements Schedule {
  private readonly hours: number[];
  private readonly minutes: number[];

  constructor(
    minute: Field,
    hour: Field,
    private readonly day: Field,
    private readonly month: Field,
    private readonly weekday: Field,
    private readonly zone: string,
  ) {
    this.hours = [...hour.values].sort((a, b) => a - b);
    this.minutes = [...minute.values].sort((a, b) => a - b);
  }

  next(ms: number): number | undefined {
    const today = localTime(ms, this.zone);
    const midnight = Date.UTC(today.year, today.month - 1, today.day);
    for (let days = 0; days < LONGEST_SEARCH; days++) {
      const date = new Date(midnight + days * DAY);
      if (!this.isOn(date)) continue;
      const found = this.firstOn(date, ms);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Day of month and day of week are alternatives, unless one of them is left open. */
  private isOn(date: Date): boolean {
    if (!this.month.values.has(date.getUTCMonth() + 1)) return false;
    const day = this.day.values.has(date.getUTCDate());
    const weekday = this.weekday.values.has(date.getUTCDay());
    return this.day.star || this.weekday.star ? day && weekday : day || weekday;
  }

  private firstOn(date: Date, after: number): number | undefined {
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    let first: number | undefined;
    for (const hour of this.hours) {
      for (const minute of this.minutes)
        for (const ms of instantsOf({ year, month, day, hour, minute }, this.zone))
          if (ms > after && (first === undefined || ms < first)) first = ms;
      // Clocks that are put back repeat an hour at most.
      if (first !== undefined && (this.zone === 'UTC' || hour * 60 >= 180)) return first;
    }
    return first;
  }
}
