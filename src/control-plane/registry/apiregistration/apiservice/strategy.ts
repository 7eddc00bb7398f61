/** API services: columns as kube-aggregator prints them. */

import { quote } from '../../../../go/strconv/quote';
import type { APIService } from '../../../../kube/api/apiregistration/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import type { Strategy } from '../../strategy';
import { apiServiceColumns } from './columns';
import { localAPIServices } from './local';

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
