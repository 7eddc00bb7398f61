/** Checks an object against the schema of its definition, in the words of the API server's OpenAPI validation. */

import { deepEqual } from '../../../../go/json/deep';
import { fieldOf } from '../../../../go/json/field';
import type { JsonObject, JsonValue } from '../../../../go/json/value';
import { compile, type Regexp } from '../../../../go/regexp/regexp';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import {
  duplicate,
  FieldError,
  goQuote,
  invalid,
  required,
  TypeInvalidError,
} from '../../../../kube/errors/field-error';
import { unsupported } from '../../field-checks';
import { hasFormat } from './formats';
import { junctorErrors } from './junctor-validation';

/** Every error of a value at `path`, e.g. `spec.replicas`. */
export function validateAgainstSchema(
  value: JsonValue | undefined,
  schema: JSONSchemaProps,
  path: string,
): FieldError[] {
  if (value === undefined) return [];
  if (value === null) return schema.nullable || !schema.type ? [] : [wrongType(path, value, schema.type)];
  const wanted = schema['x-kubernetes-int-or-string'] ? 'integer,string' : schema.type;
  if (wanted && !wanted.split(',').some((type) => hasType(value, type))) return [wrongType(path, value, wanted)];
  const errors = junctorErrors(schema, path, (inner) => validateAgainstSchema(value, inner, path));
  if (typeof value === 'string') errors.push(...stringErrors(value, schema, path));
  else if (typeof value === 'number') errors.push(...numberErrors(value, schema, path));
  else if (Array.isArray(value)) errors.push(...listErrors(value, schema, path));
  errors.push(...enumErrors(value, schema, path));
  if (typeof value === 'object' && !Array.isArray(value)) errors.push(...mapErrors(value, schema, path));
  return errors;
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function hasType(value: JsonValue, wanted: string): boolean {
  const type = typeOf(value);
  return type === wanted || (wanted === 'number' && type === 'integer');
}

/** The bad value is the type that was found. */
function wrongType(path: string, value: JsonValue, wanted: string): FieldError {
  const found = typeOf(value);
  return new TypeInvalidError(path, found, `${path} in body must be of type ${wanted}: "${found}"`);
}

function enumErrors(value: JsonValue, schema: JSONSchemaProps, path: string): FieldError[] {
  if (!schema.enum || schema.enum.some((allowed) => deepEqual(allowed, value))) return [];
  return [
    unsupported(
      path,
      value,
      schema.enum.map((allowed) => (typeof allowed === 'string' ? allowed : JSON.stringify(allowed))),
    ),
  ];
}

function stringErrors(value: string, schema: JSONSchemaProps, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const length = [...value].length;
  if (schema.maxLength !== undefined && length > schema.maxLength)
    errors.push(new FieldError('Too long', path, undefined, `may not be longer than ${schema.maxLength}`));
  if (schema.minLength !== undefined && length < schema.minLength)
    errors.push(invalid(path, value, `${path} in body should be at least ${schema.minLength} chars long`));
  if (schema.pattern && !matches(schema.pattern, value))
    errors.push(invalid(path, value, `${path} in body should match '${schema.pattern}'`));
  if (schema.format && !hasFormat(value, schema.format)) {
    const why = `${path} in body must be of type ${schema.format}: ${goQuote(value)}`;
    errors.push(invalid(path, value, why));
  }
  return errors;
}

function numberErrors(value: number, schema: JSONSchemaProps, path: string): FieldError[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const errors: FieldError[] = [];
  const bad = (text: string) => errors.push(invalid(path, value, `${path} in body ${text}`));
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    bad(`should be less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    bad(`should be greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`);
  if (multipleOf !== undefined && value % multipleOf !== 0) bad(`should be a multiple of ${multipleOf}`);
  return errors;
}

function listErrors(value: JsonValue[], schema: JSONSchemaProps, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const { items, minItems, maxItems } = schema;
  if (items) errors.push(...value.flatMap((item, i) => validateAgainstSchema(item, items, `${path}[${i}]`)));
  if (minItems !== undefined && value.length < minItems)
    errors.push(invalid(path, value.length, `${path} in body should have at least ${minItems} items`));
  if (maxItems !== undefined && value.length > maxItems)
    errors.push(new FieldError('Too many', path, goQuote(value.length), `must have at most ${maxItems} items`));
  return [...errors, ...repeatedItems(value, schema, path)];
}

/** Lists that are sets or maps hold nothing twice. */
function repeatedItems(list: JsonValue[], schema: JSONSchemaProps, path: string): FieldError[] {
  const type = schema['x-kubernetes-list-type'];
  if (type !== 'set' && type !== 'map') return [];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const seen = new Set<string>();
  return list.flatMap((item, i) => {
    const of = item as JsonObject | null;
    const identity = type === 'set' ? item : Object.fromEntries(keys.map((key) => [key, fieldOf(of, key) ?? null]));
    const text = JSON.stringify(identity);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [duplicate(`${path}[${i}]`, identity)];
  });
}

function mapErrors(value: JsonObject, schema: JSONSchemaProps, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const { properties = {}, additionalProperties, required: names = [] } = schema;
  const at = (key: string) => (path ? `${path}.${key}` : key);
  const count = Object.keys(value).length;
  const { minProperties, maxProperties } = schema;
  if (minProperties !== undefined && count < minProperties)
    errors.push(invalid(path, count, `${path} in body should have at least ${minProperties} properties`));
  if (maxProperties !== undefined && count > maxProperties)
    errors.push(new FieldError('Too many', path, goQuote(count), `must have at most ${maxProperties} items`));
  for (const key of Object.keys(value).sort()) {
    const known =
      fieldOf(properties, key) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (known) errors.push(...validateAgainstSchema(fieldOf(value, key), known, at(key)));
  }
  for (const name of names) if (fieldOf(value, name) === undefined) errors.push(required(at(name)));
  return errors;
}

/** Compiled patterns: one schema is asked of many values. */
const patterns = new Map<string, Regexp>();

function matches(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? compile(pattern);
  patterns.set(pattern, known);
  return known.matchString(text);
}
