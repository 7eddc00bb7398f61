/** ControllerRevisions: `pkg/registry/apps/controllerrevision`. */

import { deepEqual } from '../../../../go/json/deep';
import type { ControllerRevision } from '../../../../kube/api/apps/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { controllerOf, parseGroupVersion } from '../../../../kube/meta/meta';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
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
