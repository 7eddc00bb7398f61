/** API services: columns as kube-aggregator prints them. */

import { quote } from '../../../../go/strconv/quote';
import type { APIService } from '../../../../kube/api/apiregistration/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';
import { localAPIServices } from './local';

function availableText({ status }: APIService): string {
  const available = status?.conditions?.find(({ type }) => type === 'Available');
  if (!available) return 'Unknown';
  return available.status === 'True' ? 'True' : `${available.status} (${available.reason ?? ''})`;
}

/** Columns of an APIService. */
const apiServiceColumns: Column<APIService>[] = [
  nameColumn,
  {
    name: 'Service',
    cell: ({ spec }) => (spec?.service ? `${spec.service.namespace}/${spec.service.name}` : 'Local'),
  },
  { name: 'Available', cell: availableText },
  ageColumn,
];

/** `ValidateAPIService`: a name made of version and group, and priorities within bounds. */
function validateAPIService({ metadata, spec }: APIService): FieldError[] {
  const { group = '', version = '', groupPriorityMinimum = 0, versionPriority = 0 } = spec ?? {};
  const wanted = `${version}.${group}`;
  const errors: FieldError[] = [];
  if (metadata.name !== wanted)
    errors.push(invalid('metadata.name', metadata.name, `must be \`spec.version+"."+spec.group\`: ${quote(wanted)}`));
  const priority = (field: string, value: number, most: number) => {
    if (value <= 0 || value > most)
      errors.push(invalid(`spec.${field}`, value, `must be positive and less than ${most}`));
  };
  priority('groupPriorityMinimum', groupPriorityMinimum, 20000);
  priority('versionPriority', versionPriority, 1000);
  return errors;
}

/** The groups and versions the API server serves. */
export const apiServiceStrategy: Strategy<APIService> = {
  plainFinalizers: true,
  validate: validateAPIService,
  columns: apiServiceColumns,
  madeUp: localAPIServices,
};
