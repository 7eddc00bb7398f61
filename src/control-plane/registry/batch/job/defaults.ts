/** Defaults of Jobs: `SetDefaults_Job`. */
import type { Job, JobSpec } from '../../../../kube/api/batch/v1';
import { setPodTemplateDefaults } from '../../core/pod/defaults/pod-spec';

/** What a template inside a CronJob gets, too: the pod's defaults, but none of the Job's. */
export function setJobTemplateDefaults(owner: { spec?: JobSpec }): void {
  owner.spec ??= {} as JobSpec;
  setPodTemplateDefaults(owner.spec);
}

/** Fills what is left out, in place. */
export function setJobDefaults(job: Job): void {
  setJobTemplateDefaults(job);
  const { spec, metadata } = job;
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : 2147483647;
  const labels = spec.template.metadata?.labels;
  // The same object on purpose: labels generated for the template become the Job's as well.
  if (labels && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = labels;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  for (const rule of spec.podFailurePolicy?.rules ?? [])
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True';
}
