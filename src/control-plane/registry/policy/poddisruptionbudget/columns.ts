/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { PodDisruptionBudget } from '../../../../kube/api/policy/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a PodDisruptionBudget: `printPodDisruptionBudget`. */
export const podDisruptionBudgetColumns: Column<PodDisruptionBudget>[] = [
  nameColumn,
  { name: 'Min Available', cell: ({ spec }) => String(spec?.minAvailable ?? 'N/A') },
  { name: 'Max Unavailable', cell: ({ spec }) => String(spec?.maxUnavailable ?? 'N/A') },
  { name: 'Allowed Disruptions', type: 'integer', cell: ({ status }) => status?.disruptionsAllowed ?? 0 },
  ageColumn,
];
