/** Runtime classes: `pkg/registry/node/runtimeclass` and `ValidateRuntimeClass`. */

import type { RuntimeClass } from '../../../../kube/api/node/v1';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import type { Strategy } from '../../strategy';
import { runtimeClassColumns } from './columns';
import { validateRuntimeClass } from './validation';

/** The handler of a class never changes. */
export const runtimeClassStrategy: Strategy<RuntimeClass> = {
  validate: validateRuntimeClass,
  validateUpdate: (runtimeClass, old) => validateImmutableField(runtimeClass.handler, old.handler, 'handler'),
  columns: runtimeClassColumns,
};
