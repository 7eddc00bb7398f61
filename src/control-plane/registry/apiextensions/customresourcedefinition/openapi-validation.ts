/** What a schema may say at all: `ValidateCustomResourceDefinitionOpenAPISchema`. */
import { fieldOf } from '../../../../go/json/field';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { sortedEntries, unsupported } from '../../field-checks';
import { validateRuleStatements } from './rule-validation';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const META_FIELDS = ['metadata', 'kind', 'apiVersion'];
const UNSUPPORTED = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'] as const;
const LIST_TYPE = 'x-kubernetes-list-type';
const LIST_KEYS = 'x-kubernetes-list-map-keys';
const MAP_TYPE = 'x-kubernetes-map-type';

/** Where a schema stands. */
interface Place {
  root?: boolean;
  /** The whole schema is structural, so that its rules can be compiled. */
  structural: boolean;
  /** Values here can be told apart in an older object, so that rules may compare. */
  correlated: boolean;
  /** Why there must be no default, e.g. ` in top-level metadata`. */
  noDefault?: string;
}

/** Every error of a schema and those within, fields in the order of their names. */
export function validateOpenAPISchema(schema: JSONSchemaProps, path: string, place: Place): FieldError[] {
  const errors = unsupportedParts(schema, path, place);
  const { noDefault, root = false, structural } = place;
  const correlated = place.correlated && (schema.type !== 'array' || schema[LIST_TYPE] === 'map');
  const inside = (inner: JSONSchemaProps | undefined, at: string, reason = noDefault) => {
    if (inner)
      errors.push(...validateOpenAPISchema(inner, `${path}.${at}`, { noDefault: reason, structural, correlated }));
  };
  const { properties = {}, additionalProperties: values } = schema;
  if (values !== undefined) {
    if (Object.keys(properties).length > 0 && values !== true)
      errors.push(
        forbidden(`${path}.additionalProperties`, 'additionalProperties and properties are mutual exclusive'),
      );
    if (typeof values === 'object') inside(values, 'additionalProperties');
  }
  for (const [key, property] of sortedEntries(properties)) {
    const reason = root && META_FIELDS.includes(key) ? ` in top-level ${key}` : noDefault;
    inside(property, `properties[${key}]`, reason);
  }
  inside(schema.not, 'not');
  for (const field of ['allOf', 'oneOf', 'anyOf'] as const)
    schema[field]?.forEach((inner, i) => {
      inside(inner, `${field}[${i}]`);
    });
  if (!Array.isArray(schema.items)) inside(schema.items, 'items');
  const { correlated: here } = place;
  return [
    ...errors,
    ...extensionErrors(schema, path),
    ...validateRuleStatements(schema, path, { root, structural, correlated: here }),
  ];
}

function unsupportedParts(schema: JSONSchemaProps, path: string, { noDefault }: Place): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.type && !TYPES.includes(schema.type)) errors.push(unsupported(`${path}.type`, schema.type, TYPES));
  if (schema.default !== undefined && noDefault !== undefined)
    errors.push(forbidden(`${path}.default`, `must not be set${noDefault}`));
  for (const field of UNSUPPORTED)
    if (schema[field]) errors.push(forbidden(`${path}.${field}`, `${field} is not supported`));
  if (schema.type === 'null')
    errors.push(forbidden(`${path}.type`, 'type cannot be set to null, use nullable as an alternative'));
  if (Array.isArray(schema.items))
    errors.push(forbidden(`${path}.items`, 'items must be a schema object and not an array'));
  if (schema.uniqueItems)
    errors.push(
      forbidden(
        `${path}.uniqueItems`,
        'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
      ),
    );
  return errors;
}

/** A type an extension needs. */
function needsType(schema: JSONSchemaProps, type: string, extension: string, path: string): FieldError[] {
  if (schema.type === type) return [];
  const why = `must be ${type} if ${extension} is specified`;
  return [schema.type ? invalid(`${path}.type`, schema.type, why) : required(`${path}.type`, why)];
}

function extensionErrors(schema: JSONSchemaProps, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const [mapType, listType, keys] = [schema[MAP_TYPE], schema[LIST_TYPE], schema[LIST_KEYS] ?? []];
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    errors.push(invalid(`${path}.x-kubernetes-preserve-unknown-fields`, false, 'must be true or undefined'));
  if (mapType !== undefined) errors.push(...needsType(schema, 'object', MAP_TYPE, path));
  if (mapType !== undefined && !['atomic', 'granular'].includes(mapType))
    errors.push(unsupported(`${path}.${MAP_TYPE}`, mapType, ['atomic', 'granular']));
  if (listType !== undefined) errors.push(...needsType(schema, 'array', LIST_TYPE, path));
  if (listType !== undefined && !['atomic', 'set', 'map'].includes(listType))
    errors.push(unsupported(`${path}.${LIST_TYPE}`, listType, ['atomic', 'set', 'map']));
  if (keys.length > 0 && listType !== 'map') {
    const why = `must be map if ${LIST_KEYS} is non-empty`;
    errors.push(listType ? invalid(`${path}.${LIST_TYPE}`, listType, why) : required(`${path}.${LIST_TYPE}`, why));
  }
  return listType === 'map' ? [...errors, ...listMapErrors(schema, keys, path)] : errors;
}

/** The items of a list that is a map are objects with keys. */
function listMapErrors({ items }: JSONSchemaProps, keys: string[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (keys.length === 0) errors.push(required(`${path}.${LIST_KEYS}`, `must not be empty if ${LIST_TYPE} is map`));
  if (!items) return [...errors, required(`${path}.items`, `must have a schema if ${LIST_TYPE} is map`)];
  if (items.type !== 'object') {
    const why = `must be object if parent array's ${LIST_TYPE} is map`;
    return [...errors, invalid(`${path}.items.type`, items.type ?? '', why)];
  }
  for (const key of keys) {
    const property = fieldOf(items.properties, key);
    const at = `${path}.items.properties[${key}]`;
    if (property && !items.required?.includes(key) && property.default === undefined) {
      const why = `this property is in ${LIST_KEYS}, so it must have a default or be a required property`;
      errors.push(required(`${at}.default`, why));
    }
  }
  return errors;
}
