/** Strategic merge patch: `k8s.io/apimachinery/pkg/util/strategicpatch`, driven by the recorded schema. */
import type { JsonObject, JsonValue } from '../../go/json/value';
import { definitionFor, type ValueSchema } from '../schema/schema';
import { isObject } from './directives';
import { mergeMap } from './merge-map';

/** The schema of a kind, to merge by. Throws for a kind the API does not have: those take JSON merge patches only. */
export function patchSchemaFor(gvk: { apiVersion: string; kind: string }): ValueSchema {
  const def = definitionFor(gvk);
  if (!def) throw new Error('strategic merge patch format is not supported');
  return { ref: def.name };
}

/**
 * The object with a strategic merge patch applied: objects merge, null removes, lists merge by their key or are
 * replaced as the schema says; `$patch`, `$setElementOrder`, `$deleteFromPrimitiveList` and `$retainKeys` work.
 * Throws an Error with Go's text.
 */
export function applyStrategicMergePatch(
  original: JsonValue,
  patch: JsonValue,
  gvk: { apiVersion: string; kind: string },
): JsonObject {
  if (!isObject(original)) throw new Error('invalid JSON document');
  if (patch === null) return original;
  if (!isObject(patch)) throw new Error('invalid JSON document');
  return mergeMap(original, patch, patchSchemaFor(gvk), { intoDocument: true });
}
