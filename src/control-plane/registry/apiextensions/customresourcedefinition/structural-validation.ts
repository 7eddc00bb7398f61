/** Structural schemas: `ValidateStructural` of `apiextensions-apiserver/pkg/apiserver/schema`. */

import { fieldOf } from '../../../../go/json/field';
import { compile } from '../../../../go/regexp/regexp';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { sortedEntries } from '../../field-checks';

type Level = 'root' | 'item' | 'field';

const EMPTY_TYPE: Record<Level, string> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};

const EMBEDDED = 'x-kubernetes-embedded-resource';
const INT_OR_STRING = 'x-kubernetes-int-or-string';
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';

const nested = (value: JSONSchemaProps | boolean | undefined) => (typeof value === 'object' ? value : undefined);

/** Every error of a schema, sorted by text as the API server sorts them. */
export function validateStructural(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors = [...invariants(schema, 'root', path), ...completeness(schema, schema, path)];
  return errors.sort((a, b) => (a.error() < b.error() ? -1 : 1));
}

function invariants(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const { type, items, properties, additionalProperties } = schema;
  const errors: FieldError[] = [];
  if (type === 'array' && !items) errors.push(required(`${path}.items`, 'must be specified'));
  if (items) errors.push(...invariants(items, 'item', `${path}.items`));
  for (const [key, property] of sortedEntries(properties))
    errors.push(...invariants(property, 'field', `${path}.properties[${key}]`));
  if (additionalProperties !== undefined && level === 'root')
    errors.push(forbidden(`${path}.additionalProperties`, 'must not be used at the root'));
  const values = nested(additionalProperties);
  if (values) errors.push(...invariants(values, 'field', `${path}.additionalProperties`));
  return [
    ...errors,
    ...extensions(schema, path),
    ...junctors(schema, path),
    ...typeErrors(schema, level, path),
    ...metadataErrors(schema, level, path),
  ];
}

function extensions(schema: JSONSchemaProps, path: string): FieldError[] {
  if (!schema[INT_OR_STRING]) return [];
  const why = `must be false if ${INT_OR_STRING} is true`;
  return [PRESERVE, EMBEDDED].flatMap((field) =>
    schema[field as typeof PRESERVE] ? [invalid(`${path}.${field}`, true, why)] : [],
  );
}

function typeErrors(schema: JSONSchemaProps, level: Level, path: string): FieldError[] {
  const { type, additionalProperties, properties = {} } = schema;
  const errors: FieldError[] = [];
  const at = `${path}.type`;
  if (schema[EMBEDDED] && type !== 'object') {
    const why = `must be object if ${EMBEDDED} is true`;
    errors.push(type ? invalid(at, type, why) : required(at, why));
  } else if (!type && !schema[INT_OR_STRING] && !schema[PRESERVE]) errors.push(required(at, EMPTY_TYPE[level]));
  if (schema[EMBEDDED] && additionalProperties !== undefined)
    errors.push(forbidden(`${path}.additionalProperties`, `must not be used if ${EMBEDDED} is set`));
  if (level === 'root' && type && type !== 'object') errors.push(invalid(at, type, 'must be object at the root'));
  if (schema[EMBEDDED] && !schema[PRESERVE] && Object.keys(properties).length === 0)
    errors.push(required(`${path}.properties`, `must not be empty if ${EMBEDDED} is true without ${PRESERVE}`));
  return errors;
}

/** What every object has may hardly be said anything about. */
function metadataErrors({ properties = {}, ...schema }: JSONSchemaProps, level: Level, path: string): FieldError[] {
  if (level !== 'root' && !schema[EMBEDDED]) return [];
  const errors: FieldError[] = [];
  for (const field of ['kind', 'apiVersion']) {
    const type = fieldOf(properties, field)?.type ?? '';
    if (fieldOf(properties, field) && type !== 'string')
      errors.push(invalid(`${path}.properties[${field}].type`, type, 'must be string'));
  }
  const { metadata } = properties;
  if (!metadata) return errors;
  const at = `${path}.properties[metadata]`;
  if (metadata.type !== 'object') errors.push(invalid(`${at}.type`, metadata.type ?? '', 'must be object'));
  const { type: _, description: __, default: ___, properties: given = {}, ...more } = metadata;
  const others = Object.keys(given).filter((field) => field !== 'name' && field !== 'generateName');
  if (level === 'root' && (others.length > 0 || Object.keys(more).length > 0 || metadata.description !== undefined)) {
    const why = 'must not specify anything other than name and generateName, but metadata is implicitly specified';
    errors.push(forbidden(at, why));
  }
  return errors;
}

/** `anyOf: [{type: integer}, {type: string}]`, which is how one used to say int-or-string. */
function isIntOrString(schemas: JSONSchemaProps[] | undefined): boolean {
  const only = ({ type, ...rest }: JSONSchemaProps, wanted: string) =>
    type === wanted && Object.keys(rest).length === 0;
  const [first, second, ...more] = schemas ?? [];
  return !!first && !!second && more.length === 0 && only(first, 'integer') && only(second, 'string');
}

function junctors(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!isIntOrString(schema.anyOf))
    schema.anyOf?.forEach((inner, i) => {
      errors.push(...nestedErrors(inner, `${path}.anyOf[${i}]`));
    });
  schema.allOf?.forEach((inner, i) => {
    errors.push(...nestedErrors(inner, `${path}.allOf[${i}]`));
  });
  schema.oneOf?.forEach((inner, i) => {
    errors.push(...nestedErrors(inner, `${path}.oneOf[${i}]`));
  });
  if (schema.not) errors.push(...nestedErrors(schema.not, `${path}.not`));
  if (schema.pattern) errors.push(...patternErrors(schema.pattern, `${path}.pattern`));
  return errors;
}

function patternErrors(pattern: string, path: string): FieldError[] {
  try {
    compile(pattern);
    return [];
  } catch (error) {
    return [invalid(path, pattern, `must be a valid regular expression, but isn't: ${(error as Error).message}`)];
  }
}

/** Below a junctor, values are checked and nothing is declared. */
const DECLARING: [keyof JSONSchemaProps, string][] = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['externalDocs', 'must be undefined to be structural'],
  [PRESERVE, 'must be false to be structural'],
  [EMBEDDED, 'must be false to be structural'],
  [INT_OR_STRING, 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
];

function nestedErrors(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors = junctors(schema, path);
  if (schema.items) errors.push(...nestedErrors(schema.items, `${path}.items`));
  for (const [key, property] of sortedEntries(schema.properties))
    errors.push(...nestedErrors(property, `${path}.properties[${key}]`));
  for (const [field, why] of DECLARING) if (schema[field]) errors.push(forbidden(`${path}.${field}`, why));
  if (schema.properties?.metadata)
    errors.push(forbidden(`${path}.properties[metadata]`, 'must not be specified in a nested context'));
  return errors;
}

/** What junctors speak of must be declared outside of them. */
function completeness(schema: JSONSchemaProps, declared: JSONSchemaProps | undefined, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const inner = [
    ...(schema.allOf ?? []).map((s, i) => [s, `${path}.allOf[${i}]`] as const),
    ...(schema.anyOf ?? []).map((s, i) => [s, `${path}.anyOf[${i}]`] as const),
    ...(schema.oneOf ?? []).map((s, i) => [s, `${path}.oneOf[${i}]`] as const),
    ...(schema.not ? [[schema.not, `${path}.not`] as const] : []),
  ];
  for (const [s, at] of inner) errors.push(...undeclared(s, declared, path, at));
  for (const [key, property] of sortedEntries(schema.properties))
    errors.push(...completeness(property, property, `${path}.properties[${key}]`));
  if (schema.items) errors.push(...completeness(schema.items, schema.items, `${path}.items`));
  const values = nested(schema.additionalProperties);
  if (values) errors.push(...completeness(values, values, `${path}.additionalProperties`));
  return errors;
}

function undeclared(
  schema: JSONSchemaProps,
  declared: JSONSchemaProps | undefined,
  declaredPath: string,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.items && !declared?.items)
    errors.push(required(`${declaredPath}.items`, `because it is defined in ${path}.items`));
  for (const [key, property] of sortedEntries(schema.properties)) {
    const found = fieldOf(declared?.properties, key);
    const [at, where] = [`${path}.properties[${key}]`, `${declaredPath}.properties[${key}]`];
    if (!found) errors.push(required(where, `because it is defined in ${at}`));
    else errors.push(...undeclared(property, found, where, at));
  }
  if (schema.items && declared?.items)
    errors.push(...undeclared(schema.items, declared.items, `${declaredPath}.items`, `${path}.items`));
  for (const field of ['allOf', 'anyOf', 'oneOf'] as const)
    schema[field]?.forEach((s, i) => {
      errors.push(...undeclared(s, declared, declaredPath, `${path}.${field}[${i}]`));
    });
  return errors;
}
