/** Patching without a server: `--local` and `--dry-run=client`. */

import type { PatchType } from '../../../control-plane/client/client';
import { encodeJSON } from '../../../go/json/json';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { asJSON, type KubeObject, parseGroupVersion } from '../../../kube/meta/meta';
import { applyJSONPatch } from '../../../kube/patch/json-patch';
import { applyMergePatch } from '../../../kube/patch/merge-patch';
import { applyStrategicMergePatch } from '../../../kube/patch/strategic-merge-patch';
import { definitionFor } from '../../../kube/schema/schema';

/** The object with the patch applied, not decoded into its kind. Throws in the words of `kubectl patch`. */
export function patchLocally(object: KubeObject, type: PatchType, patch: JsonValue): KubeObject {
  const patched = applied(object, type, patch);
  if (!isObject(patched))
    throw new Error(`json: cannot unmarshal ${jsonType(patched)} into Go value of type unstructured.detector`);
  if (!patched.kind) throw new Error(`Object 'Kind' is missing in '${encodeJSON(patched)}'`);
  return { ...patched, metadata: patched.metadata ?? {} } as unknown as KubeObject;
}

function applied(object: KubeObject, type: PatchType, patch: JsonValue): JsonValue {
  const original = asJSON(object);
  if (type === 'json') return jsonPatched(original, patch);
  if (type === 'merge') {
    if (!isObject(patch)) throw new Error('Invalid JSON Patch');
    return applyMergePatch(original, patch);
  }
  const { apiVersion, kind } = object;
  if (!definitionFor({ apiVersion, kind })) {
    const { group, version } = parseGroupVersion(apiVersion);
    throw new Error(
      `strategic merge patch is not supported for ${group}/${version}, Kind=${kind} locally, try --type merge`,
    );
  }
  return applyStrategicMergePatch(original, patch, { apiVersion, kind });
}

function jsonPatched(original: JsonValue, patch: JsonValue): JsonValue {
  try {
    return applyJSONPatch(original, patch);
  } catch (err) {
    const { message } = err as Error;
    if (!message.includes('doc is missing key')) throw err;
    throw new Error(`Object to be patched is missing field (${message.slice(message.indexOf('key:') + 5)})`);
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value;
}
