/** Jobs: `pkg/registry/batch/job`. */
import type { Job, JobSpec } from '../../../../kube/api/batch/v1';
import { dropDisabledPodFields } from '../../core/pod/disabled-fields';
import { POD_NAMES } from '../../pod-names';
import type { RequestContext, Strategy } from '../../strategy';
import { warnOfTemplate } from '../../workload-validation';
import { jobColumns } from './columns';
import { setJobDefaults } from './defaults';
import { generateSelector } from './selector';
import { validateJobUpdate } from './update-validation';
import { validateJob } from './validation';
import { jobWarnings } from './warnings';

/** Fields of features that are off by default in v1.28. */
export function dropDisabledJobFields(spec: JobSpec): void {
  delete spec.backoffLimitPerIndex;
  delete spec.maxFailedIndexes;
  delete spec.podReplacementPolicy;
  dropDisabledPodFields(spec.template.spec);
}

function warn(job: Job, ctx: RequestContext, usedIn?: string): void {
  warnOfTemplate(job, job.spec.template, ctx, { usedIn });
  for (const warning of jobWarnings(job.spec, 'spec')) ctx.warn(warning);
}

/** Jobs have a generation; deleted without a policy, they leave their pods behind. */
export const jobStrategy: Strategy<Job> = {
  hasGeneration: true,
  defaultPropagation: 'orphan',
  orphanWarning:
    'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning',
  setDefaults: setJobDefaults,
  prepareForCreate(job) {
    generateSelector(job);
    job.status = {};
    dropDisabledJobFields(job.spec);
  },
  prepareForUpdate: ({ spec }) => dropDisabledJobFields(spec),
  validate: validateJob,
  validateUpdate: validateJobUpdate,
  warn(job, ctx, old) {
    if (!old || job.metadata.generation !== old.metadata.generation) warn(job, ctx, old ? undefined : POD_NAMES);
  },
  selectableFields: ({ status }) => ({ 'status.successful': String(status?.succeeded ?? 0) }),
  columns: jobColumns,
};
