/** PATCH: the three patch types against the object as it is stored. */
import { groupVersion, type JsonValue, type KubeObject, parseGroupVersion } from '../apimachinery/meta';
import { applyJSONPatch } from '../apimachinery/patch/json-patch';
import { applyMergePatch } from '../apimachinery/patch/merge-patch';
import { applyStrategicMergePatch } from '../apimachinery/patch/strategic-merge-patch';
import { badRequest, StatusError } from '../apimachinery/status-error';
import type { PatchType } from './request';

/** The object a patch makes. Throws BadRequest or Invalid as the API server answers a patch that cannot be applied. */
export function applyPatch(current: KubeObject, type: PatchType, patch: unknown): KubeObject {
  if (type === 'json') return jsonPatch(current, patch);
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch))
    throw badRequest(`json: cannot unmarshal ${goTypeOf(patch)} into Go value of type map[string]interface {}`);
  const { apiVersion, kind } = current;
  const patched =
    type === 'merge'
      ? applyMergePatch(current as JsonValue, patch as JsonValue)
      : applyStrategicMergePatch(current as JsonValue, patch as JsonValue, {
          apiVersion: groupVersion(parseGroupVersion(apiVersion)),
          kind,
        });
  return patched as unknown as KubeObject;
}

function jsonPatch(current: KubeObject, patch: unknown): KubeObject {
  if (!Array.isArray(patch))
    throw badRequest(`json: cannot unmarshal ${goTypeOf(patch)} into Go value of type jsonpatch.Patch`);
  try {
    return applyJSONPatch(current as JsonValue, patch as JsonValue[]) as unknown as KubeObject;
  } catch {
    throw new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request');
  }
}

function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'null' : typeof value;
}
