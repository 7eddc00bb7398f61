/** How a Job finds its pods: labels made of its name and uid, unless it manages its selector itself. */
import { fieldOf } from '../../../../go/json/field';
import type { Job } from '../../../../kube/api/batch/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { goSelector, parsedSelector } from '../../workload-validation';

const JOB_NAME = ['job-name', 'batch.kubernetes.io/job-name'];
const CONTROLLER_UID = ['controller-uid', 'batch.kubernetes.io/controller-uid'];

/** The generated labels in the order they are checked. */
function generatedLabels({ metadata }: Job): [string, string][] {
  const uid = metadata.uid ?? '';
  return [
    [CONTROLLER_UID[0] as string, uid],
    [JOB_NAME[0] as string, metadata.name],
    [CONTROLLER_UID[1] as string, uid],
    [JOB_NAME[1] as string, metadata.name],
  ];
}

/** Labels the template and makes the selector, in place; labels of the user's stay. */
export function generateSelector(job: Job): void {
  const { spec, metadata } = job;
  if (spec.manualSelector) return;
  spec.template.metadata ??= {};
  const template = spec.template.metadata;
  template.labels ??= {};
  for (const [key, value] of generatedLabels(job)) template.labels[key] ??= value;
  // Read back from the store, a Job without labels of its own has those of its template.
  if (Object.keys(metadata.labels ?? {}).length === 0 || metadata.labels === template.labels)
    metadata.labels = { ...template.labels };
  spec.selector ??= {};
  spec.selector.matchLabels ??= {};
  spec.selector.matchLabels[CONTROLLER_UID[1] as string] ??= metadata.uid ?? '';
}

/** `ValidateHasLabel` */
function validateHasLabel(labels: Record<string, string> | undefined, key: string, value: string): FieldError[] {
  const path = `spec.template.metadata.labels[${key}]`;
  const actual = fieldOf(labels, key);
  if (actual === value) return [];
  if (actual === undefined) return [required(path, `must be '${value}'`)];
  return [invalidGo(path, goSyntax('map[string]string', labels), `must be '${value}'`)];
}

/** `validateGeneratedSelector` */
export function validateGeneratedSelector(job: Job): FieldError[] {
  const { spec } = job;
  if (spec.manualSelector || !spec.selector) return [];
  const expected = generatedLabels(job);
  const errors = expected.flatMap(([key, value]) => validateHasLabel(spec.template.metadata?.labels, key, value));
  const selector = parsedSelector(spec.selector);
  if (selector && !selector.matches(Object.fromEntries(expected)))
    errors.push(invalidGo('spec.selector', goSelector(spec.selector), '`selector` not auto-generated'));
  return errors;
}
