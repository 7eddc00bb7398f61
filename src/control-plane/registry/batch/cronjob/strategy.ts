/** CronJobs: `pkg/registry/batch/cronjob`. */
import type { CronJob, JobTemplateSpec } from '../../../../kube/api/batch/v1';
import { POD_NAMES } from '../../pod-names';
import type { RequestContext, Strategy } from '../../strategy';
import { warnOfTemplate } from '../../workload-validation';
import { setJobTemplateDefaults } from '../job/defaults';
import { dropDisabledJobFields } from '../job/strategy';
import { jobWarnings } from '../job/warnings';
import { cronJobColumns } from './columns';
import { validateCronJob, validateCronJobUpdate } from './validation';

/** `SetDefaults_CronJob`; the Job's own defaults come when a Job is made. */
function setDefaults(cronJob: CronJob): void {
  cronJob.spec ??= {} as CronJob['spec'];
  const { spec } = cronJob;
  spec.jobTemplate ??= {} as JobTemplateSpec;
  spec.jobTemplate.metadata ??= { creationTimestamp: null };
  setJobTemplateDefaults(spec.jobTemplate);
  spec.concurrencyPolicy ||= 'Allow';
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
}

const JOB_SPEC = 'spec.jobTemplate.spec';

function warn(cronJob: CronJob, ctx: RequestContext, usedIn?: string): void {
  const { spec } = cronJob.spec.jobTemplate;
  warnOfTemplate(cronJob, spec.template, ctx, { path: `${JOB_SPEC}.template`, usedIn });
  for (const warning of jobWarnings(spec, JOB_SPEC)) ctx.warn(warning);
  if (cronJob.spec.schedule.includes('TZ'))
    ctx.warn(
      'CRON_TZ or TZ used in spec.spec.schedule is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details',
    );
}

/** CronJobs have a generation. */
export const cronJobStrategy: Strategy<CronJob> = {
  hasGeneration: true,
  setDefaults,
  prepareForCreate(cronJob) {
    cronJob.status = {};
    dropDisabledJobFields(cronJob.spec.jobTemplate.spec);
  },
  prepareForUpdate: ({ spec }) => dropDisabledJobFields(spec.jobTemplate.spec),
  validate: validateCronJob,
  validateUpdate: validateCronJobUpdate,
  warn(cronJob, ctx, old) {
    if (!old || cronJob.metadata.generation !== old.metadata.generation)
      warn(cronJob, ctx, old ? undefined : POD_NAMES);
  },
  columns: cronJobColumns,
};
