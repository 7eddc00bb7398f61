/** Which run of a CronJob is due, and when the next one is: `mostRecentScheduleTime`. */
import type { CronJob } from '../../../kube/api/batch/v1';
import type { Schedule } from './schedule';

/** After the time of a schedule the controller looks a little later, so that clocks are sure to show it. */
const NEXT_SCHEDULE_DELTA = 100;
const TOO_MANY = 100;

/** Where a CronJob stands. */
export interface Runs {
  /** The run that should have begun last and has not. */
  due?: number;
  /** Whether so many were missed that somebody should be told. */
  tooManyMissed: boolean;
  /** Milliseconds until the next run; undefined when there is none. */
  next?: number;
}

/** Looks at the schedule from the last run, or the CronJob's creation, up to `now`. */
export function runsOf(cronJob: CronJob, schedule: Schedule, now: number): Runs {
  const last = Date.parse(cronJob.status?.lastScheduleTime ?? cronJob.metadata.creationTimestamp ?? '');
  const { startingDeadlineSeconds } = cronJob.spec;
  const from = startingDeadlineSeconds === undefined ? last : Math.max(last, now - startingDeadlineSeconds * 1000);
  const { due, missed } = mostRecent(schedule, from, now);
  const base = mostRecent(schedule, last, now).due ?? last;
  const next = schedule.next(base);
  return {
    ...(due === undefined ? {} : { due }),
    tooManyMissed: missed > TOO_MANY,
    ...(next === undefined ? {} : { next: Math.max(0, next + NEXT_SCHEDULE_DELTA - now) }),
  };
}

function mostRecent(schedule: Schedule, from: number, now: number): { due?: number; missed: number } {
  const first = schedule.next(from);
  if (first === undefined || now < first) return { missed: 0 };
  const second = schedule.next(first);
  if (second === undefined || now < second) return { due: first, missed: 0 };
  // The distance of the first two tells about how many there were; going back one more makes up for uneven schedules.
  const missed = Math.floor((now - first) / (second - first)) + 1;
  let due: number | undefined;
  let time = schedule.next(first + (missed - 2) * (second - first));
  while (time !== undefined && time <= now) {
    due = time;
    time = schedule.next(time);
  }
  return { due, missed };
}

/** More runs than this are not looked at at once. */
const MOST_RUNS = 100_000;

/** Until when, `limit` at most, the runs of each `period` milliseconds from `from` on are those of the one before. */
export function runsRepeatUntil(schedule: Schedule, from: number, period: number, limit: number): number {
  const start = from - NEXT_SCHEDULE_DELTA;
  const runs: number[] = [];
  let last = start;
  for (let i = 0; i < MOST_RUNS; i++) {
    const next = schedule.next(last);
    if (next === undefined || next > limit) return next === undefined ? last : limit;
    const inPeriod = runs.length > 0 && (runs[0] as number) + period <= next ? runs.shift() : undefined;
    const expected = inPeriod === undefined ? undefined : inPeriod + period;
    if (expected !== undefined ? next !== expected : next > start + period) return last;
    runs.push(next);
    last = next;
  }
  return last;
}
