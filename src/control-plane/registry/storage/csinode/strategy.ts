/** CSI nodes: `pkg/registry/storage/csinode`. */
import type { CSINode } from '../../../../kube/api/storage/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

/** Columns of a CSINode: `printCSINode`. */
const csiNodeColumns: Column<CSINode>[] = [
  nameColumn,
  { name: 'Drivers', type: 'integer', cell: ({ spec }) => spec?.drivers?.length ?? 0 },
  ageColumn,
];

/** CSI nodes are kept by the kubelets. */
export const csiNodeStrategy: Strategy<CSINode> = { columns: csiNodeColumns };
