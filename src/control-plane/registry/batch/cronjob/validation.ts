/** Validation of CronJobs: `pkg/apis/batch/validation`. */
import type { CronJob, CronJobSpec, JobTemplateSpec } from '../../../../kube/api/batch/v1';
import { isTimeZone, parseStandard } from '../../../../kube/cron/parser';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { invalidGo, unsupported } from '../../field-checks';
import { goSelector, unsupportedGo } from '../../workload-validation';
import { validateJobTemplateFields } from '../job/validation';

function validateSchedule({ schedule, timeZone }: CronJobSpec): FieldError[] {
  const path = 'spec.schedule';
  if (!schedule) return [required(path)];
  const errors: FieldError[] = [];
  try {
    parseStandard(schedule);
  } catch (error) {
    errors.push(invalid(path, schedule, (error as Error).message));
  }
  if (schedule.includes('TZ') && timeZone !== undefined)
    errors.push(invalid(path, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule'));
  return errors;
}

function validateTimeZone(zone: string | undefined): FieldError[] {
  const path = 'spec.timeZone';
  if (zone === undefined) return [];
  if (zone === '') return [invalid(path, zone, 'timeZone must be nil or non-empty string')];
  const sound = (part: string) =>
    /^[A-Za-z.\-_0-9+]{1,14}$/.test(part) && !['.', '..'].includes(part) && part[0] !== '-';
  if (!zone.split('/').every(sound)) return [invalid(path, zone, `unknown time zone ${zone}`)];
  const errors: FieldError[] = [];
  if (zone.toLowerCase() === 'local') {
    const why = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    errors.push(invalid(path, zone, why));
  }
  if (!isTimeZone(zone)) errors.push(invalid(path, zone, `unknown time zone ${zone}`));
  return errors;
}

const CONCURRENCY_POLICIES = ['Allow', 'Forbid', 'Replace'];

function validateConcurrencyPolicy(policy: string | undefined): FieldError[] {
  const path = 'spec.concurrencyPolicy';
  if (!policy) return [required(path)];
  return CONCURRENCY_POLICIES.includes(policy) ? [] : [unsupported(path, policy, CONCURRENCY_POLICIES)];
}

/** `ValidateJobTemplateSpec`: the selector is generated for each Job. */
function validateJobTemplate({ spec }: JobTemplateSpec): FieldError[] {
  const path = 'spec.jobTemplate.spec';
  const errors = validateJobTemplateFields(spec, path);
  if (spec.selector)
    errors.push(invalidGo(`${path}.selector`, goSelector(spec.selector), '`selector` will be auto-generated'));
  if (spec.manualSelector) errors.push(unsupportedGo(`${path}.manualSelector`, 'true', ['nil', 'false']));
  return errors;
}

function validateSpec(spec: CronJobSpec, old: CronJobSpec | undefined): FieldError[] {
  const count = (field: 'startingDeadlineSeconds' | 'successfulJobsHistoryLimit' | 'failedJobsHistoryLimit') =>
    validateNonnegativeField(spec[field] ?? 0, `spec.${field}`);
  return [
    ...validateSchedule(spec),
    ...count('startingDeadlineSeconds'),
    ...(old && old.timeZone === spec.timeZone ? [] : validateTimeZone(spec.timeZone)),
    ...validateConcurrencyPolicy(spec.concurrencyPolicy),
    ...validateJobTemplate(spec.jobTemplate),
    ...count('successfulJobsHistoryLimit'),
    ...count('failedJobsHistoryLimit'),
  ];
}

/** A Job's name is that of its CronJob and eleven characters more. */
const MAX_NAME = 52;

/** `ValidateCronJobCreate` */
export function validateCronJob({ metadata, spec }: CronJob): FieldError[] {
  const errors = validateSpec(spec, undefined);
  if (metadata.name.length > MAX_NAME)
    errors.push(invalid('metadata.name', metadata.name, `must be no more than ${MAX_NAME} characters`));
  return errors;
}

/** `ValidateCronJobUpdate` */
export function validateCronJobUpdate({ spec }: CronJob, old: CronJob): FieldError[] {
  return validateSpec(spec, old.spec);
}
