/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { PriorityClass } from '../../../../kube/api/scheduling/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a PriorityClass: `printPriorityClass`. */
export const priorityClassColumns: Column<PriorityClass>[] = [
  nameColumn,
  { name: 'Value', type: 'integer', cell: ({ value }) => value ?? 0 },
  { name: 'Global-Default', cell: ({ globalDefault }) => globalDefault ?? false },
  ageColumn,
];
