/** What may change about a Job. */

import { deepEqual } from '../../../../go/json/deep';
import type { Job, JobSpec } from '../../../../kube/api/batch/v1';
import type { PodTemplateSpec } from '../../../../kube/api/core/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { immutableScalar, immutableSelector } from '../../workload-validation';
import { validateJob } from './validation';

/** Only indexed Jobs are elastic, and then in step with their parallelism. */
function validateCompletions(spec: JobSpec, old: JobSpec): FieldError[] {
  const path = 'spec.completions';
  if (spec.completionMode !== 'Indexed') return immutableScalar(path, spec.completions, old.completions);
  if (spec.completions === old.completions || spec.completions === undefined || old.completions === undefined)
    return [];
  if (spec.completions === spec.parallelism) return [];
  return [invalid(path, spec.completions, 'can only be modified in tandem with spec.parallelism')];
}

/** The old template as it may become while the Job has not started: where its pods run is still open. */
function withSchedulingOf(old: PodTemplateSpec, now: PodTemplateSpec): PodTemplateSpec {
  const affinity = { ...old.spec.affinity, nodeAffinity: now.spec.affinity?.nodeAffinity };
  const none = Object.values(affinity).every((value) => value === undefined) && !now.spec.affinity;
  const { nodeSelector, tolerations, schedulingGates } = now.spec;
  return {
    metadata: { ...old.metadata, annotations: now.metadata?.annotations, labels: now.metadata?.labels },
    spec: { ...old.spec, affinity: none ? undefined : affinity, nodeSelector, tolerations, schedulingGates },
  };
}

function validateTemplateUpdate(job: Job, old: Job): FieldError[] {
  const { template } = job.spec;
  const mutable = old.spec.suspend && !old.status?.startTime;
  const before = mutable ? withSchedulingOf(old.spec.template, template) : old.spec.template;
  if (deepEqual(template, before)) return [];
  return [invalidGo('spec.template', goSyntax('core.PodTemplateSpec', template), 'field is immutable')];
}

/** `ValidateJobUpdate` */
export function validateJobUpdate(job: Job, old: Job): FieldError[] {
  const { spec } = job;
  const same = deepEqual(spec.selector, old.spec.selector);
  const policy = spec.podFailurePolicy;
  const samePolicy = deepEqual(policy, old.spec.podFailurePolicy);
  const shownPolicy = policy ? goSyntax('batch.PodFailurePolicy', policy) : '"null"';
  return [
    ...validateJob(job),
    ...validateCompletions(spec, old.spec),
    ...immutableSelector(same, spec.selector, 'spec.selector'),
    ...validateTemplateUpdate(job, old),
    ...immutableScalar('spec.completionMode', spec.completionMode, old.spec.completionMode),
    ...(samePolicy ? [] : [invalidGo('spec.podFailurePolicy', shownPolicy, 'field is immutable')]),
  ];
}
