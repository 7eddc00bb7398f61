import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/control-plane/controllers/cronjob/schedule';
import { Simulation, START } from './simulation';

function create(s: Simulation, schedule: string, command: string[], spec = {}): void {
  const containers = [{ name: 'c', image: 'busybox', command }];
  const jobTemplate = { spec: { template: { spec: { restartPolicy: 'Never', containers } } } };
  s.create({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'hello' },
    spec: { schedule, jobTemplate, ...spec },
  });
}

const jobs = (s: Simulation) => s.list('jobs.batch').map(({ metadata }) => metadata.name);
const MINUTE = START / 60_000;

describe('a schedule', () => {
  it.each<[string, string, string, string[]]>([
    ['*/15 * * * *', 'UTC', '2024-01-01T00:00:00Z', ['00:15', '00:30', '00:45']],
    ['30 6-16/4 * * 1-5', 'UTC', '2024-01-05T12:00:00Z', ['14:30', '2024-01-08 06:30', '10:30']],
    ['0 0 13 * 5', 'UTC', '2024-09-07T00:00:00Z', ['2024-09-13 00:00', '2024-09-20 00:00', '2024-09-27 00:00']],
    ['@every 1h30m', 'UTC', '2024-01-01T00:00:00Z', ['01:30', '03:00', '04:30']],
    ['@monthly', 'UTC', '2024-01-15T00:00:00Z', ['2024-02-01 00:00', '2024-03-01 00:00']],
    ['0 0 29 feb *', 'UTC', '2024-03-01T00:00:00Z', ['2028-02-29 00:00']],
    ['0 9 * * mon-fri', 'America/New_York', '2024-03-08T20:00:00Z', ['2024-03-11 13:00', '2024-03-12 13:00']],
    // There is no half past two on the day the clocks go forward.
    ['30 2 * * *', 'Europe/Berlin', '2024-03-30T12:00:00Z', ['2024-04-01 00:30', '2024-04-02 00:30']],
    ['TZ=Asia/Tokyo 0 0 * * *', 'UTC', '2024-01-01T00:00:00Z', ['15:00']],
    ['0 0 31 2 *', 'UTC', '2024-01-01T00:00:00Z', ['never']],
  ])('%s in %s', (text, zone, from, expected) => {
    const schedule = parseSchedule(text, zone);
    let time = Date.parse(from);
    for (const wanted of expected) {
      const next = schedule.next(time);
      const shown = next === undefined ? 'never' : new Date(next).toISOString().slice(0, 16).replace('T', ' ');
      expect(shown).toMatch(new RegExp(`${wanted}$`));
      time = next ?? time;
    }
  });
});

describe('a CronJob', () => {
  it('starts a Job each time, and keeps the last three', () => {
    const s = new Simulation();
    create(s, '* * * * *', ['true']);
    s.settle();
    expect(s.rows('cronjobs.batch', 'v1')).toEqual(['hello * * * * * False 0 <none> 0s']);
    s.advance(61);
    expect(s.get('cronjobs.batch', 'hello').status).toEqual({
      active: [expect.objectContaining({ apiVersion: 'batch/v1', kind: 'Job', name: `hello-${MINUTE + 1}` })],
      lastScheduleTime: '2024-01-01T00:01:00Z',
    });
    s.advance(240);
    s.settle();
    expect(jobs(s)).toEqual([3, 4, 5].map((n) => `hello-${MINUTE + n}`));
    expect(s.get('cronjobs.batch', 'hello').status).toEqual({
      lastScheduleTime: '2024-01-01T00:05:00Z',
      lastSuccessfulTime: '2024-01-01T00:05:02Z',
    });
    expect(s.events('CronJob').slice(0, 3)).toEqual([
      `SuccessfulCreate Created job hello-${MINUTE + 1}`,
      `SawCompletedJob Saw completed job: hello-${MINUTE + 1}, status: Complete`,
      `SuccessfulCreate Created job hello-${MINUTE + 2}`,
    ]);
    expect(s.list('jobs.batch')[0]?.metadata.annotations).toEqual({
      'batch.kubernetes.io/cronjob-scheduled-timestamp': '2024-01-01T00:03:00Z',
    });
  });

  it.each<[string, number[]]>([
    ['Allow', [1, 2, 3]],
    ['Forbid', [1]],
    ['Replace', [3]],
  ])('goes about runs that overlap as concurrencyPolicy %s says', (concurrencyPolicy, expected) => {
    const s = new Simulation();
    create(s, '* * * * *', ['sleep', 'infinity'], { concurrencyPolicy });
    s.advance(190);
    expect(jobs(s)).toEqual(expected.map((n) => `hello-${MINUTE + n}`));
    expect(s.get('cronjobs.batch', 'hello').status.active).toHaveLength(expected.length);
    if (concurrencyPolicy === 'Forbid')
      expect(s.events('CronJob').at(-1)).toMatch(
        /JobAlreadyActive Not starting job because prior execution is running and concurrency policy is Forbid$/,
      );
  });

  it('makes up for the last of the runs it missed while suspended, within its deadline', () => {
    const s = new Simulation();
    create(s, '0 * * * *', ['true'], { suspend: true, startingDeadlineSeconds: 600 });
    s.advance(3 * 3600 + 300);
    expect(jobs(s)).toEqual([]);
    s.change('cronjobs.batch', 'hello', ({ spec }) => void Object.assign(spec, { suspend: false }));
    expect(jobs(s)).toEqual([`hello-${MINUTE + 180}`]);
    s.change('cronjobs.batch', 'hello', ({ spec }) => void Object.assign(spec, { suspend: true }));
    s.advance(3 * 3600 + 1200);
    s.change('cronjobs.batch', 'hello', ({ spec }) => void Object.assign(spec, { suspend: false }));
    s.settle();
    expect(jobs(s)).toEqual([`hello-${MINUTE + 180}`]);
  });

  it('takes its Jobs and their pods along', () => {
    const s = new Simulation();
    create(s, '* * * * *', ['true']);
    s.advance(130);
    s.delete('cronjobs.batch', 'hello');
    s.settle();
    s.advance(120);
    expect([...s.list('jobs.batch'), ...s.list('pods')]).toEqual([]);
  });
});
