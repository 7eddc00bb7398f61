/** Columns of `kubectl get secrets`: `printSecret`. */
import type { Secret } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a Secret. */
export const secretColumns: Column<Secret>[] = [
  nameColumn,
  { name: 'Type', cell: ({ type }) => type ?? '' },
  { name: 'Data', cell: ({ data }) => Object.keys(data ?? {}).length },
  ageColumn,
];
