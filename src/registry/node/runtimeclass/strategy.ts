/** Runtime classes: `pkg/registry/node/runtimeclass` and `ValidateRuntimeClass`. */
import { type FieldError, required } from '../../../apimachinery/field-error';
import type { KubeObject } from '../../../apimachinery/meta';
import { isDNS1123Label, validateImmutableField } from '../../../apimachinery/validation';
import { invalidEach } from '../../field-checks';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

/** Columns of a RuntimeClass: `printRuntimeClass`. */
export const runtimeClassColumns: Column[] = [
  nameColumn,
  { name: 'Handler', cell: ({ handler }) => handler ?? '' },
  ageColumn,
];

/** Errors of the handler, the one field a class must have. */
export function validateRuntimeClass({ handler }: KubeObject): FieldError[] {
  return handler ? invalidEach('handler', handler, isDNS1123Label(handler)) : [required('handler')];
}

/** The handler of a class never changes. */
export const runtimeClassStrategy: Strategy = {
  validate: validateRuntimeClass,
  validateUpdate: (runtimeClass, old) => validateImmutableField(runtimeClass.handler, old.handler, 'handler'),
  columns: runtimeClassColumns,
};
