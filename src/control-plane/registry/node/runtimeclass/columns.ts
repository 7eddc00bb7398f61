/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { RuntimeClass } from '../../../../kube/api/node/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a RuntimeClass: `printRuntimeClass`. */
export const runtimeClassColumns: Column<RuntimeClass>[] = [
  nameColumn,
  { name: 'Handler', cell: ({ handler }) => handler ?? '' },
  ageColumn,
];
