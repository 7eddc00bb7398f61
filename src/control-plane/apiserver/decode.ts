/** From a request's body to an object the registry takes: decoding, strictness, conversion and defaults. */

import { deepCopy } from '../../go/json/deep';
import { quote } from '../../go/strconv/quote';
import { badRequest } from '../../kube/errors/status-error';
import { groupVersion, type KubeObject } from '../../kube/meta/meta';
import { definitionFor } from '../../kube/schema/schema';
import { decodeTyped } from '../../kube/schema/strict-decode';
import type { ResourceDefinition } from '../registry/resource';
import type { Target, WriteRequestOptions } from './request';
import { toStorageVersion } from './versions';

/**
 * Decodes a body into the stored version of its kind, with defaults. Throws BadRequest on type errors, and on unknown
 * or duplicate fields where the request is strict; warns of them where it says so.
 */
export function decodeBody(
  given: KubeObject,
  resource: ResourceDefinition,
  target: Target,
  options: WriteRequestOptions,
): KubeObject {
  if (options.trusted) return deepCopy(given);
  const isScale = target.subresource === 'scale';
  const apiVersion = isScale ? 'autoscaling/v1' : groupVersion(target);
  const kind = isScale ? 'Scale' : resource.kind;
  // What a body does not say of itself is what its path says.
  const body = { ...given, apiVersion: given.apiVersion || apiVersion, kind: given.kind || kind };
  const prune = isScale ? undefined : resource.strategy.prune;
  const sent = `${body.kind} in version "${body.apiVersion.split('/').pop()}"`;
  if (body.kind !== kind && !definitionFor(body) && definitionFor({ apiVersion, kind }))
    throw badRequest(
      `${sent} cannot be handled as a ${kind}: no kind ${quote(body.kind)} is registered for version ${quote(body.apiVersion)} in scheme "pkg/api/legacyscheme/scheme.go:30"`,
    );
  let decoded: ReturnType<typeof decodeTyped>;
  try {
    decoded = decodeTyped(body, { apiVersion, kind });
  } catch (error) {
    throw badRequest(`${sent} cannot be handled as a ${kind}: ${(error as Error).message}`);
  }
  // A kind without a schema of ours comes back as it was sent, and is not ours to change.
  if (prune) decoded.object = deepCopy(decoded.object);
  const unknown = prune?.(decoded.object) ?? [];
  const problems = [...decoded.problems, ...unknown.map((path) => `unknown field "${path}"`)];
  if (problems.length > 0 && options.fieldValidation === 'Strict')
    throw badRequest(`${sent} cannot be handled as a ${kind}: strict decoding error: ${problems.join(', ')}`);
  if (options.fieldValidation === 'Warn') for (const problem of problems) options.warn?.(problem);
  return storedForm(decoded.object, resource, target);
}

/** A decoded object in the stored version of its kind, with defaults. */
export function storedForm(decoded: KubeObject, resource: ResourceDefinition, target: Target): KubeObject {
  if (target.subresource === 'scale') return decoded;
  const object = toStorageVersion(decoded, resource, target.version);
  resource.strategy.setDefaults?.(object);
  return object;
}
