/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { APIService } from '../../../../kube/api/apiregistration/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

function availableText({ status }: APIService): string {
  const available = status?.conditions?.find(({ type }) => type === 'Available');
  if (!available) return 'Unknown';
  return available.status === 'True' ? 'True' : `${available.status} (${available.reason ?? ''})`;
}

/** Columns of an APIService. */
export const apiServiceColumns: Column<APIService>[] = [
  nameColumn,
  {
    name: 'Service',
    cell: ({ spec }) => (spec?.service ? `${spec.service.namespace}/${spec.service.name}` : 'Local'),
  },
  { name: 'Available', cell: availableText },
  ageColumn,
];
