/** What a schema makes of an object before it is checked: unknown fields go, defaults come. */

import { deepCopy } from '../../../../go/json/deep';
import { fieldOf, setField } from '../../../../go/json/field';
import type { JsonObject, JsonValue } from '../../../../go/json/value';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';

/** What every object has besides what its schema says. */
const ROOT_FIELDS = ['apiVersion', 'kind', 'metadata'];

/** Removes, in place, what a structural schema does not know. Gives the paths of what went, sorted. */
export function prune(object: JsonObject, schema: JSONSchemaProps): string[] {
  const pruned: string[] = [];
  pruneMap(object, { ...schema, properties: { ...schema.properties, ...keep(ROOT_FIELDS) } }, '', pruned);
  return pruned.sort();
}

function keep(fields: string[]): Record<string, JSONSchemaProps> {
  return Object.fromEntries(fields.map((field) => [field, { 'x-kubernetes-preserve-unknown-fields': true }]));
}

/** The same for a value inside of an object, at `path`. */
export function pruneValue(
  value: JsonValue | undefined,
  schema: JSONSchemaProps,
  path: string,
  pruned: string[],
): void {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items) for (let i = 0; i < value.length; i++) pruneValue(value[i], items, `${path}[${i}]`, pruned);
  } else if (typeof value === 'object' && value !== null) pruneMap(value, schema, path, pruned);
}

function pruneMap(map: JsonObject, schema: JSONSchemaProps, path: string, pruned: string[]): void {
  const { properties = {}, additionalProperties } = schema;
  for (const key of Object.keys(map)) {
    const at = path ? `${path}.${key}` : key;
    const known =
      fieldOf(properties, key) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (known) pruneValue(fieldOf(map, key), known, at, pruned);
    else if (!schema['x-kubernetes-preserve-unknown-fields'] && additionalProperties !== true) {
      delete map[key];
      pruned.push(at);
    }
  }
}

/** Fills in, in place, what the schema gives a default for. A null where none is allowed counts as absent. */
export function applyDefaults(value: JsonValue | undefined, schema: JSONSchemaProps): void {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items) for (const item of value) applyDefaults(item, items);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const absent = fieldOf(value, key) === undefined || (fieldOf(value, key) === null && !property.nullable);
    if (absent && property.default !== undefined) setField(value, key, deepCopy(property.default));
    applyDefaults(fieldOf(value, key), property);
  }
  if (typeof schema.additionalProperties === 'object')
    for (const key of Object.keys(value)) applyDefaults(fieldOf(value, key), schema.additionalProperties);
}
