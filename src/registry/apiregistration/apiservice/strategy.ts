/** API services: columns as kube-aggregator prints them. */
import type { KubeObject } from '../../../apimachinery/meta';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

function availableText({ status }: KubeObject): string {
  const conditions = (status?.conditions ?? []) as { type: string; status: string; reason?: string }[];
  const available = conditions.find(({ type }) => type === 'Available');
  if (!available) return 'Unknown';
  return available.status === 'True' ? 'True' : `${available.status} (${available.reason ?? ''})`;
}

/** Columns of an APIService. */
export const apiServiceColumns: Column[] = [
  nameColumn,
  {
    name: 'Service',
    cell: ({ spec }) => (spec?.service ? `${spec.service.namespace}/${spec.service.name}` : 'Local'),
  },
  { name: 'Available', cell: availableText },
  ageColumn,
];

/** The groups and versions the API server serves. */
export const apiServiceStrategy: Strategy = { columns: apiServiceColumns };
