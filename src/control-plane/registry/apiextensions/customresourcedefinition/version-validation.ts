/** What versions may have of their own besides a schema: columns and subresources. */
import type { CustomResourceColumnDefinition, CustomResourceSubresources } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const COLUMN_FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];

function validateJSONPath(path: string, at: string): FieldError[] {
  return path.startsWith('.') ? [] : [invalid(at, path, 'must be a simple json path starting with .')];
}

/** `ValidateCustomResourceColumnDefinition` */
export function validateColumn(column: Partial<CustomResourceColumnDefinition>, path: string): FieldError[] {
  const { name, type, format, jsonPath } = column;
  const errors: FieldError[] = [];
  const oneOf = (list: string[]) => `must be one of ${list.join(',')}`;
  if (!name) errors.push(required(`${path}.name`));
  if (!type) errors.push(required(`${path}.type`, oneOf(COLUMN_TYPES)));
  else if (!COLUMN_TYPES.includes(type)) errors.push(invalid(`${path}.type`, type, oneOf(COLUMN_TYPES)));
  if (format && !COLUMN_FORMATS.includes(format)) errors.push(invalid(`${path}.format`, format, oneOf(COLUMN_FORMATS)));
  if (!jsonPath) errors.push(required(`${path}.JSONPath`));
  else errors.push(...validateJSONPath(jsonPath, `${path}.JSONPath`));
  return errors;
}

function validateReplicasPath(given: string | undefined, root: string, at: string): FieldError[] {
  if (!given) return [required(at)];
  const errors = validateJSONPath(given, at);
  if (errors.length > 0 || given.startsWith(`${root}.`)) return errors;
  return [invalid(at, given, `should be a json path under ${root}`)];
}

/** `ValidateCustomResourceDefinitionSubresources` */
export function validateSubresources(given: CustomResourceSubresources | undefined, path: string): FieldError[] {
  const scale = given?.scale;
  if (!scale) return [];
  const at = `${path}.scale`;
  const errors = [
    ...validateReplicasPath(scale.specReplicasPath, '.spec', `${at}.specReplicasPath`),
    ...validateReplicasPath(scale.statusReplicasPath, '.status', `${at}.statusReplicasPath`),
  ];
  const selector = scale.labelSelectorPath;
  if (!selector) return errors;
  const problems = validateJSONPath(selector, `${at}.labelSelectorPath`);
  if (problems.length > 0 || /^\.(spec|status)\./.test(selector)) return [...errors, ...problems];
  const why = 'should be a json path under either .spec or .status';
  return [...errors, invalid(`${at}.labelSelectorPath`, selector, why)];
}
