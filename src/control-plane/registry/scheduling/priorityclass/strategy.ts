import type { PriorityClass } from '../../../../kube/api/scheduling/v1';
import { forbidden } from '../../../../kube/errors/field-error';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import type { Strategy } from '../../strategy';
import { priorityClassColumns } from './columns';
import { validatePriorityClass } from './validation';

/** Neither the value nor the preemption policy of a class can change. */
export const priorityClassStrategy: Strategy<PriorityClass> = {
  setDefaults(priorityClass) {
    priorityClass.preemptionPolicy ??= 'PreemptLowerPriority';
    priorityClass.value ??= 0;
  },
  validate: validatePriorityClass,
  validateUpdate: (priorityClass, old) => [
    ...((priorityClass.value ?? 0) === (old.value ?? 0)
      ? []
      : [forbidden('value', 'may not be changed in an update.')]),
    ...validateImmutableField(priorityClass.preemptionPolicy, old.preemptionPolicy, 'preemptionPolicy'),
  ],
  hasGeneration: true,
  columns: priorityClassColumns,
};
