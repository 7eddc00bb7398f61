/** A definition's schema as server-side apply sees it: `schemaconv` of kube-openapi, over what the definition publishes. */
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { type FieldSchema, OBJECT_META, type ValueSchema } from '../../../../kube/schema/schema';

const ANY: ValueSchema = {};

/** The type of a whole object. */
export function typedSchema(schema: JSONSchemaProps): ValueSchema {
  return convert({ ...schema, type: 'object', 'x-kubernetes-embedded-resource': true }, false);
}

/** `open`: an object around it keeps fields nobody declared, which goes for all that is in it. */
function convert(schema: JSONSchemaProps, open: boolean): FieldSchema {
  if (schema['x-kubernetes-int-or-string']) return ANY;
  switch (schema.type) {
    case 'integer':
    case 'number':
    case 'string':
    case 'boolean':
      return { type: schema.type };
    case 'array':
      return listOf(schema, open);
    case 'object':
      return objectOf(schema, open || schema['x-kubernetes-preserve-unknown-fields'] === true);
    default:
      return ANY;
  }
}

function listOf(schema: JSONSchemaProps, open: boolean): FieldSchema {
  return {
    list: schema.items ? convert(schema.items, open) : ANY,
    listType: schema['x-kubernetes-list-type'] ?? 'atomic',
    listMapKeys: schema['x-kubernetes-list-map-keys'] ?? [],
  } as FieldSchema;
}

function objectOf(schema: JSONSchemaProps, open: boolean): FieldSchema {
  const { properties = {}, additionalProperties } = schema;
  const own = Object.entries(properties).map(([name, property]) => [name, convert(property, open)]);
  const fields: Record<string, FieldSchema> = Object.fromEntries(own);
  const embedded = schema['x-kubernetes-embedded-resource'];
  if (embedded)
    Object.assign(fields, { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { ref: OBJECT_META } });
  const free = open || (own.length === 0 && !embedded);
  const others = typeof additionalProperties === 'object' ? convert(additionalProperties, open) : undefined;
  const rest =
    others ?? (additionalProperties === true || (additionalProperties === undefined && free) ? ANY : undefined);
  const mapType = schema['x-kubernetes-map-type'];
  return { fields, ...(rest ? { map: rest } : {}), ...(mapType ? { mapType } : {}) } as FieldSchema;
}
