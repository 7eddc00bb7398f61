/** What an object of the kind must be like. */
import { quote } from '../../../../go/strconv/quote';
import type { APIService } from '../../../../kube/api/apiregistration/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';

/** `ValidateAPIService`: a name made of version and group, and priorities within bounds. */
export function validateAPIService({ metadata, spec }: APIService): FieldError[] {
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
