/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { NetworkPolicy } from '../../../../kube/api/networking/v1';
import { formatLabelSelector } from '../../../../kube/labels/label-selector';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a NetworkPolicy: `printNetworkPolicy`. */
export const networkPolicyColumns: Column<NetworkPolicy>[] = [
  nameColumn,
  { name: 'Pod-Selector', cell: ({ spec }) => formatLabelSelector(spec?.podSelector ?? {}) },
  ageColumn,
];
