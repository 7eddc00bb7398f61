/** What an object of the kind must be like. */
import type { RuntimeClass } from '../../../../kube/api/node/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { isDNS1123Label } from '../../../../kube/names/name-formats';
import { validateLabels } from '../../../../kube/validation/label-validation';
import { validateResourceRequirements } from '../../core/pod/validation/resources';
import { validateTolerations } from '../../core/pod/validation/tolerations';
import { invalidEach } from '../../field-checks';

/** Errors of the handler, the one field a class must have, and of what it does to pods. */
export function validateRuntimeClass({ handler, overhead, scheduling }: RuntimeClass): FieldError[] {
  const errors = handler ? invalidEach('handler', handler, isDNS1123Label(handler)) : [required('handler')];
  if (overhead) validateResourceRequirements({ limits: overhead.podFixed }, 'overhead', errors);
  if (scheduling?.nodeSelector) errors.push(...validateLabels(scheduling.nodeSelector, 'scheduling.nodeSelector'));
  validateTolerations(scheduling?.tolerations, 'scheduling.tolerations', errors);
  return errors;
}
