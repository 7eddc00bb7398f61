/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { ServiceAccount } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a ServiceAccount: `printServiceAccount`. */
export const serviceAccountColumns: Column<ServiceAccount>[] = [
  nameColumn,
  { name: 'Secrets', cell: ({ secrets }) => secrets?.length ?? 0 },
  ageColumn,
];
