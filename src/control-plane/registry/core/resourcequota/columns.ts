/** Columns of `kubectl get resourcequotas`: `printResourceQuota`. */
import type { ResourceQuota } from '../../../../kube/api/core/v1';
import { sortedEntries } from '../../field-checks';
import { ageColumn, nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column } from '../../strategy';

/** `cpu: 1/2, pods: 3/10`: what is used of what is allowed, limits apart from the rest. */
function usageText({ status }: ResourceQuota, limits: boolean): string {
  return sortedEntries(status?.hard)
    .filter(([resource]) => resource.startsWith('limits.') === limits)
    .map(([resource, hard]) => `${resource}: ${quantityText(status?.used?.[resource])}/${quantityText(hard)}`)
    .join(', ');
}

/** Columns of a ResourceQuota. */
export const resourceQuotaColumns: Column<ResourceQuota>[] = [
  nameColumn,
  ageColumn,
  { name: 'Request', cell: (quota) => usageText(quota, false) },
  { name: 'Limit', cell: (quota) => usageText(quota, true) },
];
