/** When a schedule comes round: the standard parser and `Next` of github.com/robfig/cron/v3. */
import { type Field, parseStandard } from '../../../kube/cron/parser';
import { instantsOf, localTime } from './local-time';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** A schedule that does not come round within five years never does. */
const LONGEST_SEARCH = 5 * 366;

/** A schedule: the first time after `ms` at which it comes round; undefined when there is none. */
export interface Schedule {
  next(ms: number): number | undefined;
}

/** Reads a schedule the API server has let pass. `zone` holds where the schedule itself names none. */
export function parseSchedule(text: string, zone: string): Schedule {
  const parsed = parseStandard(text.trim());
  if (parsed.every !== undefined) return every(parsed.every);
  const [minute, hour, day, month, weekday] = parsed.fields as [Field, Field, Field, Field, Field];
  return new CronSchedule(minute, hour, day, month, weekday, parsed.zone ?? zone);
}

/** `ConstantDelaySchedule`: whole seconds, at least one. */
function every(duration: number): Schedule {
  const delay = Math.max(1000, Math.floor(duration / 1000) * 1000);
  return { next: (ms) => Math.floor(ms / 1000) * 1000 + delay };
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
    // Without clocks that are put back, what is before `after` in the day need not be looked at.
    const from = this.zone === 'UTC' ? Math.max(0, Math.floor((after - Date.UTC(year, month - 1, day)) / MINUTE)) : 0;
    for (const hour of this.hours) {
      if (hour * 60 + 59 < from) continue;
      for (const minute of this.minutes.filter((of) => hour * 60 + of >= from))
        for (const ms of instantsOf({ year, month, day, hour, minute }, this.zone))
          if (ms > after && (first === undefined || ms < first)) first = ms;
      // Clocks that are put back repeat an hour at most.
      if (first !== undefined && (this.zone === 'UTC' || hour * 60 >= 180)) return first;
    }
    return first;
  }
}
