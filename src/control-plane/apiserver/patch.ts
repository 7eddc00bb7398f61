/** PATCH: the three patch types against the object as it is served, and how the API server words what does not work. */

import { sprint } from '../../go/fmt/print';
import { encodeJSON } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { invalid } from '../../kube/errors/field-error';
import { badRequest, invalidError, StatusError } from '../../kube/errors/status-error';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { applyJSONPatch, decodeJSONPatch } from '../../kube/patch/json-patch';
import { applyMergePatch } from '../../kube/patch/merge-patch';
import { applyStrategicMergePatch } from '../../kube/patch/strategic-merge-patch';
import { fromUnstructured } from '../../kube/schema/from-unstructured';
import { definitionFor } from '../../kube/schema/schema';
import { type DecodedObject, decodeTyped } from '../../kube/schema/strict-decode';
import type { ResourceDefinition } from '../registry/resource';
import { decodeBody, storedForm } from './decode';
import type { PatchType, Target, WriteRequestOptions } from './request';

/** The kind a patch is applied in: what the request's path says, whatever the patch makes of it. */
interface Kind {
  apiVersion: string;
  kind: string;
}

type Patch = Exclude<PatchType, 'apply'>;

/** How many operations a JSON patch may have. */
const MAX_OPERATIONS = 10_000;

/** What a patch was sent to, and how. */
export interface PatchRequest {
  resource: ResourceDefinition;
  target: Target;
  options: WriteRequestOptions;
}

/** What a patch makes of an object, in the stored version of its kind and with defaults. Throws as `applyPatch`. */
export function patchedBody(
  current: KubeObject,
  type: Patch,
  patch: JsonValue,
  { resource, target, options }: PatchRequest,
): KubeObject {
  const gvk = { apiVersion: current.apiVersion, kind: current.kind };
  const patched = applyPatch(current, type, patch, gvk, options);
  checkName(patched, target.name ?? '');
  // What has no Go type is decoded as its own schema says.
  if (!definitionFor(gvk)) return decodeBody(patched, resource, target, options);
  return storedForm(patched, resource, target);
}

/**
 * The typed object a patch makes of `current`, both in the version the request is in. Warns of fields the kind does not
 * have, or refuses them, as the request says. Throws BadRequest, Invalid or UnsupportedMediaType as the API server does
 * (`k8s.io/apiserver/pkg/endpoints/handlers/patch.go`).
 */
function applyPatch(
  current: KubeObject,
  type: Patch,
  patch: JsonValue,
  gvk: Kind,
  options: Pick<WriteRequestOptions, 'fieldValidation' | 'warn'> = {},
): KubeObject {
  if (type === 'strategic' && !definitionFor(gvk)) throw unsupportedMediaType();
  const { decoded, shown } =
    type === 'strategic' ? strategic(current, patch, gvk) : jsonBased(current, type, patch, gvk, options);
  const problems = decoded.problems;
  if (problems.length > 0 && options.fieldValidation === 'Strict')
    throw invalidPatch(shown, `strict decoding error: ${problems.join(', ')}`);
  if (problems.length > 0 && options.fieldValidation !== 'Ignore')
    for (const problem of problems) options.warn?.(problem);
  return decoded.object;
}

interface Patched {
  decoded: DecodedObject;
  /** What the error about the result shows as the bad value. */
  shown: string;
}

function strategic(current: KubeObject, patch: JsonValue, gvk: Kind): Patched {
  if (patch !== null && !isObject(patch)) throw badRequest(notAnObject(patch));
  const shown = sprint(patch ?? {});
  const patched = attempt(
    () => applyStrategicMergePatch(asJSON(current), patch, gvk),
    (error) => strategicError(error),
  );
  // The kind comes from the type the server decodes into, so a patch of it does nothing.
  const decoded = attempt(
    () => fromUnstructured({ ...patched, ...gvk }, gvk),
    (error) => invalidPatch(shown, error.message),
  );
  return { decoded, shown };
}

function jsonBased(
  current: KubeObject,
  type: 'json' | 'merge',
  patch: JsonValue,
  gvk: Kind,
  options: Pick<WriteRequestOptions, 'fieldValidation'>,
): Patched {
  // Without validation it is the patch library that finds out first.
  const prefix = options.fieldValidation === 'Ignore' ? '' : 'error decoding patch: ';
  const patched = type === 'json' ? jsonPatch(current, patch, prefix) : mergePatch(current, patch, prefix);
  const shown = encodeJSON(patched as JsonValue);
  const decoded = attempt(
    () => decodeTyped(checkedKind(patched, shown, gvk), gvk),
    (error) => invalidPatch(shown, error.message),
  );
  return { decoded, shown };
}

function mergePatch(current: KubeObject, patch: JsonValue, prefix: string): JsonObject {
  if (patch !== null && !isObject(patch)) throw badRequest(prefix + notAnObject(patch));
  return applyMergePatch(asJSON(current), patch ?? {}) as JsonObject;
}

function jsonPatch(current: KubeObject, patch: JsonValue, prefix: string): JsonObject {
  const operations = attempt(
    () => decodeJSONPatch(patch),
    (error) =>
      badRequest(
        prefix +
          (prefix
            ? error.message
                .replace('jsonpatch.Patch', '[]handlers.jsonPatchOp')
                .replace('jsonpatch.Operation', 'handlers.jsonPatchOp')
            : error.message),
      ),
  );
  if (operations.length > MAX_OPERATIONS)
    throw new StatusError(
      413,
      'RequestEntityTooLarge',
      `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${operations.length}`,
    );
  return attempt(
    () => applyJSONPatch(asJSON(current), operations) as JsonObject,
    () => unprocessable(),
  );
}

/** Nothing is renamed by a patch. */
function checkName({ metadata }: KubeObject, name: string): void {
  if (!metadata?.name)
    throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  if (metadata.name !== name)
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`);
}

/** The decoder goes by what the object says it is, and must end up with the kind of the request. */
function checkedKind(object: JsonObject, shown: string, gvk: Kind): JsonObject {
  const { apiVersion, kind } = object;
  if (!kind) throw new Error(`Object 'Kind' is missing in '${shown}'`);
  if (!apiVersion) throw new Error(`Object 'apiVersion' is missing in '${shown}'`);
  if (apiVersion === gvk.apiVersion && kind === gvk.kind) return object;
  throw new Error(
    `no kind ${quote(String(kind))} is registered for version ${quote(String(apiVersion))} in scheme "pkg/api/legacyscheme/scheme.go:30"`,
  );
}

/** Errors of a strategic merge are Go errors: some are known to be the client's fault, the others count as internal. */
function strategicError({ message }: Error): StatusError {
  if (BAD_REQUESTS.includes(message)) return badRequest(message);
  if (UNPROCESSABLE.includes(message)) return unprocessable();
  return new StatusError(500, '', message);
}

const BAD_REQUESTS = [
  'invalid JSON document',
  'invalid patch format of primitive list',
  'invalid patch format of retainKeys',
  'invalid patch format of setElementOrder list',
  'strategic merge patch format is not supported',
];
const UNPROCESSABLE = ['lists of lists are not supported', 'patch content does not match retainKeys list'];

function unprocessable(): StatusError {
  return new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

function unsupportedMediaType(): StatusError {
  const accepted = ['application/json-patch+json', 'application/merge-patch+json', 'application/apply-patch+yaml'];
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  );
}

function invalidPatch(shown: string, detail: string): StatusError {
  return invalidError({ group: '', kind: '' }, '', [invalid('patch', shown, detail)]);
}

function notAnObject(value: JsonValue): string {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function attempt<T>(run: () => T, worded: (error: Error) => Error): T {
  try {
    return run();
  } catch (error) {
    throw worded(error as Error);
  }
}
