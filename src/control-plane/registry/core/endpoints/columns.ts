/** Columns of `kubectl get endpoints`: `printEndpoints`. */
import type { Endpoints } from '../../../../kube/api/core/v1';
import { endpointsText } from '../../../../kube/core/endpoints';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of Endpoints. */
export const endpointsColumns: Column<Endpoints>[] = [
  nameColumn,
  { name: 'Endpoints', cell: (endpoints) => endpointsText(endpoints) },
  ageColumn,
];
