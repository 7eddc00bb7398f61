/** Validation of Jobs: `pkg/apis/batch/validation`. */
import type { Job, JobSpec } from '../../../../kube/api/batch/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1123Label } from '../../../../kube/names/name-formats';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { validatePodTemplateSpec } from '../../core/pod/validation/pod-template';
import { unsupported } from '../../field-checks';
import { labelMismatch, parsedSelector } from '../../workload-validation';
import { validatePodFailurePolicy } from './pod-failure-policy';
import { validateGeneratedSelector } from './selector';

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
] as const satisfies (keyof JobSpec)[];

const COMPLETION_MODES = ['NonIndexed', 'Indexed'];
const MAX_INDEXED_PARALLELISM = 100000;

function validateCompletionMode(spec: JobSpec, path: string): FieldError[] {
  const { completionMode: mode, completions, parallelism = 0 } = spec;
  if (mode === undefined) return [];
  if (mode !== 'Indexed')
    return mode === 'NonIndexed' ? [] : [unsupported(`${path}.completionMode`, mode, COMPLETION_MODES)];
  const errors: FieldError[] = [];
  if (completions === undefined) errors.push(required(`${path}.completions`, 'when completion mode is Indexed'));
  if (parallelism > MAX_INDEXED_PARALLELISM) {
    const why = `must be less than or equal to ${MAX_INDEXED_PARALLELISM} when completion mode is Indexed`;
    errors.push(invalid(`${path}.parallelism`, parallelism, why));
  }
  return errors;
}

function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, path: string): FieldError[] {
  const at = `${path}.template.spec.restartPolicy`;
  const { restartPolicy: policy } = template.spec;
  // Always is what an absent policy has been defaulted to.
  if (!policy || policy === 'Always') return [required(at, 'valid values: "OnFailure", "Never"')];
  if (policy !== 'OnFailure' && policy !== 'Never') return [unsupported(at, policy, ['OnFailure', 'Never'])];
  if (!podFailurePolicy || policy === 'Never') return [];
  return [invalid(at, policy, 'only "Never" is supported when podFailurePolicy is specified')];
}

/** `validateJobSpec`: everything but the selector, as for the template of a CronJob. */
export function validateJobTemplateFields(spec: JobSpec, path: string): FieldError[] {
  const errors = COUNTS.flatMap((field) => validateNonnegativeField(spec[field] ?? 0, `${path}.${field}`));
  errors.push(...validateCompletionMode(spec, path));
  if (spec.podFailurePolicy) errors.push(...validatePodFailurePolicy(spec, `${path}.podFailurePolicy`));
  validatePodTemplateSpec(spec.template, `${path}.template`, errors);
  errors.push(...validateRestartPolicy(spec, path));
  return errors;
}

/** `ValidateJobSpec` */
function validateJobSpec(spec: JobSpec, path: string): FieldError[] {
  const errors = validateJobTemplateFields(spec, path);
  if (!spec.selector) errors.push(required(`${path}.selector`));
  else errors.push(...validateLabelSelector(spec.selector, `${path}.selector`));
  const labels = spec.template.metadata?.labels;
  const selector = parsedSelector(spec.selector);
  if (selector && !selector.matches(labels)) errors.push(labelMismatch(labels, `${path}.template.metadata.labels`));
  return errors;
}

/** The pods of an indexed Job have its name and an index for host names. */
function validateHostnames({ metadata, spec }: Job): FieldError[] {
  if (spec.completionMode !== 'Indexed' || !spec.completions || spec.completions < 0) return [];
  const last = `${metadata.name}-${spec.completions - 1}`;
  if (isDNS1123Label(last).length === 0) return [];
  return [invalid('metadata.name', metadata.name, `will not able to create pod with invalid DNS label: ${last}`)];
}

/** `ValidateJob` */
export function validateJob(job: Job): FieldError[] {
  return [...validateGeneratedSelector(job), ...validateJobSpec(job.spec, 'spec'), ...validateHostnames(job)];
}
