/** Columns of `kubectl get csinodes`: `printCSINode`. */
import type { CSINode } from '../../../../kube/api/storage/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a CSINode. */
export const csiNodeColumns: Column<CSINode>[] = [
  nameColumn,
  { name: 'Drivers', type: 'integer', cell: ({ spec }) => spec.drivers?.length ?? 0 },
  ageColumn,
];
