/** The type explain shows of a schema: `string`, `[]Container`, `map[string]Quantity`, `Object`. */
import type { OpenAPIDocument, OpenAPISchema } from './openapi';

/** What stands between the angle brackets. References to plain values show the value's type, others their own name. */
export function typeGuess(schema: OpenAPISchema, document: OpenAPIDocument): string {
  const { items, additionalProperties, allOf, properties, $ref, type } = schema;
  if (items) return `[]${typeGuess(items, document)}`;
  if (additionalProperties)
    return `map[string]${additionalProperties === true ? 'Object' : typeGuess(additionalProperties, document)}`;
  const [only, ...more] = allOf ?? [];
  if (only && more.length === 0 && !properties) return typeGuess(only, document);
  if ($ref === undefined) return type === undefined || type === 'object' ? 'Object' : type;
  const referenced = document.resolve($ref)?.type;
  if (referenced !== undefined && referenced !== 'object') return referenced;
  return $ref.slice($ref.lastIndexOf('.') + 1) || 'Object';
}
