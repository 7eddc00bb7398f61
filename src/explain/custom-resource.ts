/** The schema of a user's own kind, as its CustomResourceDefinition gives it. */
import type { KubeObject } from '../apimachinery/meta';
import { OBJECT_META } from '../apimachinery/schema';
import type { OpenAPISchema } from './openapi';

/** The schema of one version, with what every object has; undefined when the definition has no such version. */
export function customResourceSchema({ spec }: KubeObject, version: string): OpenAPISchema | undefined {
  const versions: { name: string; schema?: { openAPIV3Schema?: OpenAPISchema } }[] = spec.versions;
  const found = versions.find(({ name }) => name === version);
  if (!found) return undefined;
  const schema = found.schema?.openAPIV3Schema ?? {};
  const properties: Record<string, OpenAPISchema> = {
    ...schema.properties,
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { allOf: [{ $ref: OBJECT_META }] },
  };
  return { ...schema, type: 'object', properties };
}
