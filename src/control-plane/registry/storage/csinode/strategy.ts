/** CSI nodes: `pkg/registry/storage/csinode`. */
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

/** Columns of a CSINode: `printCSINode`. */
const csiNodeColumns: Column[] = [
  nameColumn,
  { name: 'Drivers', type: 'integer', cell: ({ spec }) => spec?.drivers?.length ?? 0 },
  ageColumn,
];

/** CSI nodes are kept by the kubelets. */
export const csiNodeStrategy: Strategy = { columns: csiNodeColumns };
