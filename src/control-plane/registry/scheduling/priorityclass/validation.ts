/** What an object of the kind must be like. */
import { fieldOf } from '../../../../go/json/field';
import type { PriorityClass } from '../../../../kube/api/scheduling/v1';
import { type FieldError, forbidden, required } from '../../../../kube/errors/field-error';
import { unsupported } from '../../field-checks';

/** Above this, priorities belong to the system. */
const HIGHEST_USER_PRIORITY = 1000000000;

const SYSTEM_PREFIX = 'system-';

const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-node-critical': 2000001000,
  'system-cluster-critical': 2000000000,
};

function systemClassError({ metadata, value, globalDefault }: PriorityClass): string | undefined {
  const expected = fieldOf(SYSTEM_CLASSES, metadata.name);
  if (expected === undefined) return `${metadata.name} is not a known system priority class`;
  if ((value ?? 0) !== expected) return `value of ${metadata.name} PriorityClass must be ${expected}`;
  return globalDefault ? `globalDefault of ${metadata.name} PriorityClass must be false` : undefined;
}

/** Every error of a class but those of its metadata. */
export function validatePriorityClass(priorityClass: PriorityClass): FieldError[] {
  const { metadata, value, preemptionPolicy } = priorityClass;
  const errors: FieldError[] = [];
  if ((metadata.name ?? '').startsWith(SYSTEM_PREFIX)) {
    const error = systemClassError(priorityClass);
    if (error) {
      const why = `priority class names with '${SYSTEM_PREFIX}' prefix are reserved for system use only. error: ${error}`;
      errors.push(forbidden('metadata.name', why));
    }
  } else if ((value ?? 0) > HIGHEST_USER_PRIORITY)
    errors.push(forbidden('value', `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`));
  const policies = ['PreemptLowerPriority', 'Never'];
  if (preemptionPolicy !== undefined && !preemptionPolicy) errors.push(required('preemptionPolicy'));
  else if (preemptionPolicy && !policies.includes(preemptionPolicy))
    errors.push(unsupported('preemptionPolicy', preemptionPolicy, policies));
  return errors;
}
