/** The schema of a kind in the form explain reads it: the part of an OpenAPI v3 document that it looks at. */

/** A schema: an object with properties, a list, a map, a plain value, or a reference to another schema. */
export interface OpenAPISchema {
  $ref?: string;
  type?: string;
  description?: string;
  properties?: Record<string, OpenAPISchema>;
  required?: string[];
  items?: OpenAPISchema;
  /** The schema of a map's values; `true` where anything goes. */
  additionalProperties?: OpenAPISchema | boolean;
  allOf?: OpenAPISchema[];
}

/** Finds the schemas that others refer to. */
export interface OpenAPIDocument {
  resolve(ref: string): OpenAPISchema | undefined;
}

/** The schema itself, or the one it refers to. */
export function resolved(schema: OpenAPISchema, document: OpenAPIDocument): OpenAPISchema {
  return (schema.$ref !== undefined && document.resolve(schema.$ref)) || schema;
}

/** What a list holds, the values of a map and the parts of a composition, in the order explain looks at them. */
export function inner({ items, additionalProperties }: OpenAPISchema): OpenAPISchema[] {
  const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return [items, values].filter((schema) => schema !== undefined);
}
