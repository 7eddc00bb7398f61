/** Fields an apply would change although others own them, and the refusal that says so. */

import { quote } from '../../../go/strconv/quote';
import { StatusError } from '../../../kube/errors/status-error';
import { pathText } from '../../../kube/merge/fieldpath/element';
import { type FieldSet, intersection, isEmptySet, pathsOf } from '../../../kube/merge/fieldpath/set';
import type { ManagedFields, Manager } from '../../../kube/merge/managed-fields/entries';

/** What one manager would lose. */
export interface Conflict {
  manager: Manager;
  fields: FieldSet;
}

/** Everything the owners of changed fields would lose. */
export function conflictsOf(entries: readonly ManagedFields[], changed: FieldSet): Conflict[] {
  return entries
    .map(({ fields, ...manager }) => ({ manager, fields: intersection(fields, changed) }))
    .filter(({ fields }) => !isEmptySet(fields))
    .sort((a, b) => (identity(a.manager) < identity(b.manager) ? -1 : 1));
}

/** `Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas`. */
export function conflictError(conflicts: readonly Conflict[]): StatusError {
  const paths = conflicts.flatMap(({ manager, fields }) =>
    [...pathsOf(fields)].map((path) => ({ manager, field: pathText(path) })),
  );
  const causes = paths.map(({ manager, field }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${describe(manager)}`,
    field,
  }));
  return new StatusError(409, 'Conflict', message(paths), { causes });
}

function message(paths: readonly { manager: Manager; field: string }[]): string {
  const [first] = paths;
  if (first && paths.length === 1)
    return `Apply failed with 1 conflict: conflict with ${describe(first.manager)}: ${first.field}`;
  const lines: string[] = [];
  let last: Manager | undefined;
  for (const { manager, field } of paths) {
    if (manager !== last) lines.push(`conflicts with ${describe(manager)}:`);
    lines.push(`- ${field}`);
    last = manager;
  }
  return `Apply failed with ${paths.length} conflicts: ${lines.join('\n')}`;
}

function describe({ manager, operation, apiVersion, subresource }: Manager): string {
  const name = quote(manager) + (subresource ? ` with subresource ${quote(subresource)}` : '');
  return operation === 'Update' ? `${name} using ${apiVersion}` : name;
}

/** A manager as the server sorts them: by its JSON. */
function identity({ manager, operation, apiVersion, subresource }: Manager): string {
  return JSON.stringify({
    manager,
    operation,
    ...(operation === 'Update' ? { apiVersion } : {}),
    ...(subresource ? { subresource } : {}),
  });
}
