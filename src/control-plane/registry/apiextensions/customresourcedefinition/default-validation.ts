/** Defaults must be what their own schema allows: `structuraldefaulting.ValidateDefaults`. */

import { goSyntax } from '../../../../go/fmt/print';
import type { GoValue } from '../../../../go/fmt/value';
import { deepCopy } from '../../../../go/json/deep';
import type { JsonValue } from '../../../../go/json/value';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { FieldError } from '../../../../kube/errors/field-error';
import { invalidGo, sortedEntries } from '../../field-checks';
import { pruneValue } from '../customresource/pruning';
import { validateAgainstSchema } from '../customresource/schema-validation';

/** Every error of the defaults in a schema. */
export function validateDefaults(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors = schema.default === undefined ? [] : ownErrors(schema.default, schema, `${path}.default`);
  if (schema.items) errors.push(...validateDefaults(schema.items, `${path}.items`));
  for (const [key, property] of sortedEntries(schema.properties))
    errors.push(...validateDefaults(property, `${path}.properties[${key}]`));
  if (typeof schema.additionalProperties === 'object')
    errors.push(...validateDefaults(schema.additionalProperties, `${path}.additionalProperties`));
  return errors;
}

function ownErrors(value: JsonValue, schema: JSONSchemaProps, path: string): FieldError[] {
  const unknown: string[] = [];
  pruneValue(deepCopy(value), schema, '', unknown);
  const errors =
    unknown.length > 0 ? [invalidGo(path, goSyntax(value as GoValue), 'must not have unknown fields')] : [];
  return [
    ...errors,
    ...validateAgainstSchema(value, schema, '').map(
      ({ type, field, badValue, detail }) => new FieldError(type, field ? `${path}.${field}` : path, badValue, detail),
    ),
  ];
}
