/** The schema of a user's own kind, as its CustomResourceDefinition gives it. */
import type { CustomResourceDefinition } from '../../kube/api/apiextensions/v1';
import type { OpenAPIDocument, OpenAPISchema } from './openapi';

/** A kind whose first fields are those every object has, with the words that are said of them everywhere. */
const ANY_KIND = 'io.k8s.api.core.v1.ConfigMap';

/**
 * The schema of one version, with what every object has and what `document` says of it; undefined when the definition
 * has no such version.
 */
export function customResourceSchema(
  { spec }: CustomResourceDefinition,
  version: string,
  document: OpenAPIDocument,
): OpenAPISchema | undefined {
  const versions: { name: string; schema?: { openAPIV3Schema?: OpenAPISchema } }[] = spec.versions;
  const found = versions.find(({ name }) => name === version);
  if (!found) return undefined;
  const schema = found.schema?.openAPIV3Schema ?? {};
  const { apiVersion = {}, kind = {}, metadata = {} } = document.resolve(ANY_KIND)?.properties ?? {};
  const properties: Record<string, OpenAPISchema> = {
    ...schema.properties,
    apiVersion,
    kind,
    metadata,
  };
  return { ...schema, type: 'object', properties };
}
