/** Objects as rules see them: `common.UnstructuredToVal` of `k8s.io/apiserver/pkg/cel`. */
import type { JsonObject, JsonValue } from '../../../../go/json/value';
import { parseGoDuration } from '../../../../go/time/duration';
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { Duration, Timestamp, type Value } from '../../../../kube/cel/value';
import { escapeField, isResource } from './schema-type';

/** A value of the type that `schemaType` gives for its schema. It has been found to be valid by it. */
export function schemaValue(value: JsonValue, schema: JSONSchemaProps, root = false): Value {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => schemaValue(item, schema.items ?? {}));
  if (typeof value === 'object') return objectValue(value, schema, root);
  if (typeof value === 'string') return stringValue(value, schema.format);
  if (typeof value === 'number') return schema.type === 'number' || !Number.isInteger(value) ? value : BigInt(value);
  return value;
}

function objectValue(value: JsonObject, schema: JSONSchemaProps, root: boolean): Value {
  const { properties, additionalProperties } = schema;
  const entries: [Value, Value][] = [];
  const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  for (const [key, item] of Object.entries(value)) {
    const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
    const meta = isResource(schema, root) && ['apiVersion', 'kind', 'metadata'].includes(key) ? {} : undefined;
    const of = values ?? own ?? meta ?? (schema.type === undefined ? {} : undefined);
    const name = values ? key : escapeField(key);
    if (of && name !== undefined && item !== undefined) entries.push([name, schemaValue(item, of)]);
  }
  return new Map(entries);
}

function stringValue(text: string, format: string | undefined): Value {
  if (format === 'byte') return Buffer.from(text, 'base64');
  if (format === 'date' || format === 'date-time') return new Timestamp(Date.parse(text));
  return format === 'duration' ? new Duration(parseGoDuration(text)) : text;
}
