/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { Lease } from '../../../../kube/api/coordination/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a Lease: `printLease`. */
export const leaseColumns: Column<Lease>[] = [
  nameColumn,
  { name: 'Holder', cell: ({ spec }) => spec?.holderIdentity ?? '' },
  ageColumn,
];
