/** The names of a definition's kind: `ValidateCustomResourceDefinitionNames`. */
import type { CustomResourceDefinitionNames } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1035Label } from '../../../../kube/names/name-formats';

const label = (path: string, value: string, prefix = '', checked = value): FieldError[] => {
  const messages = isDNS1035Label(checked);
  return messages.length > 0 ? [invalid(path, value, prefix + messages.join(','))] : [];
};

const MIXED = 'may have mixed case, but should otherwise match: ';

/** Names that must be there, then what is wrong with those that are. */
export function validateNames(names: Partial<CustomResourceDefinitionNames>): FieldError[] {
  const path = 'spec.names';
  const { plural = '', singular = '', kind = '', listKind = '', shortNames = [], categories = [] } = names;
  const errors = Object.entries({ plural, singular, kind, listKind }).flatMap(([field, value]) =>
    value ? [] : [required(`${path}.${field}`)],
  );
  if (plural) errors.push(...label(`${path}.plural`, plural));
  if (singular) errors.push(...label(`${path}.singular`, singular));
  if (kind) errors.push(...label(`${path}.kind`, kind, MIXED, kind.toLowerCase()));
  if (listKind) errors.push(...label(`${path}.listKind`, listKind, MIXED, listKind.toLowerCase()));
  errors.push(...shortNames.flatMap((name, i) => label(`${path}.shortNames[${i}]`, name)));
  if (kind && kind === listKind)
    errors.push(invalid(`${path}.listKind`, listKind, 'kind and listKind may not be the same'));
  return [...errors, ...categories.flatMap((name, i) => label(`${path}.categories[${i}]`, name))];
}
