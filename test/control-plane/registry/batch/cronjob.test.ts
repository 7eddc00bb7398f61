import { expect, test } from 'vitest';
import { cronJobStrategy } from '../../../../src/control-plane/registry/batch/cronjob/strategy';
import type { CronJob } from '../../../../src/kube/api/batch/v1';
import { created, createErrors, header, object, request, row } from '../strategy-case';

const TEMPLATE = 'jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: x}]}}}}';
const errors = (fields: string, metadata = 'metadata: {name: b}') =>
  createErrors(cronJobStrategy, `{${metadata}, spec: {${fields}}}`);

test.each([
  [`schedule: "0 0 1 1 *", ${TEMPLATE}`, []],
  [TEMPLATE, ['spec.schedule: Required value']],
  [`schedule: nope, ${TEMPLATE}`, ['spec.schedule: Invalid value: "nope": expected exactly 5 fields, found 1: [nope]']],
  [
    `schedule: "* * * * *", concurrencyPolicy: Maybe, ${TEMPLATE}`,
    ['spec.concurrencyPolicy: Unsupported value: "Maybe": supported values: "Allow", "Forbid", "Replace"'],
  ],
  [
    `schedule: "* * * * *", startingDeadlineSeconds: -1, failedJobsHistoryLimit: -1, ${TEMPLATE}`,
    ['startingDeadlineSeconds', 'failedJobsHistoryLimit'].map(
      (f) => `spec.${f}: Invalid value: -1: must be greater than or equal to 0`,
    ),
  ],
  [
    `schedule: "* * * * *", timeZone: Mars/Base, ${TEMPLATE}`,
    ['spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base'],
  ],
  [
    `schedule: "* * * * *", timeZone: Local, ${TEMPLATE}`,
    [
      'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
    ],
  ],
  [
    `schedule: "TZ=UTC * * * * *", timeZone: UTC, ${TEMPLATE}`,
    ['spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use both timeZone field and TZ or CRON_TZ in schedule'],
  ],
  [
    `schedule: "* * * * *", ${TEMPLATE.replace('{template', '{manualSelector: true, template')}`,
    ['spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"'],
  ],
  [
    `schedule: "* * * * *", ${TEMPLATE.replace('restartPolicy: Never, ', '')}`,
    ['spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
  ],
] as [string, string[]][])('{%s}', (fields, expected) => expect(errors(fields)).toEqual(expected));

test('a name too long for its Jobs', () => {
  const name = 'a'.repeat(53);
  expect(errors(`schedule: "* * * * *", ${TEMPLATE}`, `metadata: {name: ${name}}`)).toEqual([
    `metadata.name: Invalid value: "${name}": must be no more than 52 characters`,
  ]);
});

test('a time zone in the schedule is warned of', () => {
  const ctx = request();
  createErrors(cronJobStrategy, `{spec: {schedule: "CRON_TZ=UTC * * * * *", ${TEMPLATE}}}`, ctx);
  expect(ctx.warnings).toEqual([
    'CRON_TZ or TZ used in spec.spec.schedule is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details',
  ]);
});

test('what the server fills in', () => {
  const { spec, status } = created<CronJob>(cronJobStrategy, `{spec: {schedule: "* * * * *", ${TEMPLATE}}}`);
  expect(spec).toMatchObject({
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  });
  expect(Object.keys(spec.jobTemplate.spec)).toEqual(['template']);
  expect(status).toEqual({});
});

test('columns', () => {
  expect(header(cronJobStrategy)).toBe('NAME|SCHEDULE|SUSPEND|ACTIVE|LAST SCHEDULE|AGE||CONTAINERS|IMAGES|SELECTOR');
  const line = (status: string) =>
    row(
      cronJobStrategy,
      object(
        `{metadata: {name: h, creationTimestamp: "2026-11-22T10:29:00Z"}, spec: {schedule: "* * * * *", suspend: false, ${TEMPLATE}}, status: {${status}}}`,
      ),
    );
  expect(line('')).toBe('h|* * * * *|False|0|<none>|60s||c|x|<none>');
  expect(line('active: [{}], lastScheduleTime: "2026-11-22T10:29:50Z"')).toBe(
    'h|* * * * *|False|1|10s|60s||c|x|<none>',
  );
});
