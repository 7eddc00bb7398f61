/** Columns of `kubectl get namespaces`: `printNamespace`. */
import type { Namespace } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a Namespace. */
export const namespaceColumns: Column<Namespace>[] = [
  nameColumn,
  { name: 'Status', cell: ({ status }) => status?.phase ?? '' },
  ageColumn,
];
