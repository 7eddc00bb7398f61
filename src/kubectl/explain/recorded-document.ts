/** The recorded schema of Kubernetes 1.28 as an OpenAPI document. */
import { type Definition, definition, INT_OR_STRING, QUANTITY, type ValueSchema } from '../../kube/schema/schema';
import type { Descriptions } from './descriptions';
import type { OpenAPIDocument, OpenAPISchema } from './openapi';

/** Converts definitions as they are asked for. */
export class RecordedDocument implements OpenAPIDocument {
  private readonly known = new Map<string, OpenAPISchema>();

  constructor(private readonly descriptions: Descriptions) {}

  resolve(ref: string): OpenAPISchema | undefined {
    const known = this.known.get(ref);
    if (known) return known;
    const def = definition(ref);
    if (!def) return undefined;
    const schema = this.convert(def);
    this.known.set(ref, schema);
    return schema;
  }

  private convert(def: Definition): OpenAPISchema {
    const { name, required, fields } = def;
    const schema: OpenAPISchema = { description: this.descriptions.ofType(name) };
    if (!fields) return { ...schema, type: typeOf(def) };
    const properties: Record<string, OpenAPISchema> = {};
    for (const [field, value] of Object.entries(fields))
      properties[field] = { ...convertValue(value), description: this.descriptions.ofField(name, field) };
    return { ...schema, type: 'object', properties, required };
  }
}

/** Types that may be one or the other have none of their own. */
function typeOf({ name, type }: Definition): string | undefined {
  return name === QUANTITY || name === INT_OR_STRING ? undefined : type;
}

function convertValue({ ref, list, map, type }: ValueSchema): OpenAPISchema {
  if (ref !== undefined) return { allOf: [{ $ref: ref }] };
  if (list) return { type: 'array', items: convertValue(list) };
  if (map) return { type: 'object', additionalProperties: convertValue(map) };
  return { type: type ?? 'object' };
}
