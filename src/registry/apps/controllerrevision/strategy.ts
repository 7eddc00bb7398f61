/** ControllerRevisions: `pkg/registry/apps/controllerrevision`. */
import type { ControllerRevision } from '../../../api/apps/controllerrevision';
import { type FieldError, required } from '../../../apimachinery/field-error';
import { deepEqual } from '../../../apimachinery/json-value';
import { controllerOf, parseGroupVersion } from '../../../apimachinery/meta';
import { validateNonnegativeField } from '../../../apimachinery/validation';
import { invalidGo } from '../../field-checks';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Strategy } from '../../strategy';

function validate({ data, revision }: ControllerRevision): FieldError[] {
  return [
    ...(data ? [] : [required('data', 'data is mandatory')]),
    ...validateNonnegativeField(revision ?? 0, 'revision'),
  ];
}

/** `statefulset.apps/web` */
function controllerName(revision: ControllerRevision): string {
  const owner = controllerOf(revision);
  if (!owner) return '<none>';
  const { group } = parseGroupVersion(owner.apiVersion);
  const kind = group ? `${owner.kind}.${group}` : owner.kind;
  return `${kind.toLowerCase()}/${owner.name}`;
}

/** What a revision remembers never changes; its number does. */
export const controllerRevisionStrategy: Strategy<ControllerRevision> = {
  validate,
  validateUpdate: (revision, old) => [
    ...validate(revision),
    ...(deepEqual(revision.data, old.data)
      ? []
      : [invalidGo('data', JSON.stringify(revision.data), 'field is immutable')]),
  ],
  columns: [
    nameColumn,
    { name: 'Controller', cell: controllerName },
    { name: 'Revision', cell: ({ revision }) => revision ?? 0 },
    ageColumn,
  ],
};
