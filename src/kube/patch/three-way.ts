/** The patches kubectl computes itself: between two versions of an object, and apply's between three. */
import { setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { encodeYAML } from '../../go/yaml/encode';
import { mapsHaveConflicts } from './conflicts';
import { diffMaps } from './diff-map';
import { isObject } from './directives';
import { mergeMap } from './merge-map';
import { applyMergePatch, createMergePatch } from './merge-patch';
import { patchSchemaFor } from './strategic-merge-patch';

interface Kind {
  apiVersion: string;
  kind: string;
}

/** The strategic merge patch from one version of an object to another: `CreateTwoWayMergePatch`, for edit, set, label. */
export function createTwoWayMergePatch(original: JsonObject, modified: JsonObject, gvk: Kind): JsonObject {
  return diffMaps(original, modified, patchSchemaFor(gvk), { setElementOrder: true });
}

/**
 * The strategic merge patch of `kubectl apply`: what the new manifest changes in the live object, and what the last
 * applied manifest had and the new one has not. Without `overwrite` it throws where somebody else changed what the patch
 * changes. `CreateThreeWayMergePatch`.
 */
export function createThreeWayMergePatch(
  original: JsonObject | undefined,
  modified: JsonObject,
  current: JsonObject,
  gvk: Kind,
  overwrite = true,
): JsonObject {
  const schema = patchSchemaFor(gvk);
  const delta = diffMaps(current, modified, schema, { ignoreDeletions: true, setElementOrder: true });
  const deletions = diffMaps(original ?? {}, modified, schema, {
    ignoreChangesAndAdditions: true,
    setElementOrder: true,
  });
  const patch = mergeMap(deletions, delta, schema, { intoDocument: false });
  if (overwrite) return patch;
  const changed = diffMaps(original ?? {}, current, schema, {});
  if (!mapsHaveConflicts(patch, changed, schema)) return patch;
  throw new Error(
    `patch:\n${encodeYAML(patch)}\nconflicts with changes made from original to current:\n${encodeYAML(changed)}\n`,
  );
}

/** The half of a merge patch that deletes, or the half that adds and changes. */
function keepNulls(patch: JsonObject, nulls: boolean): JsonObject {
  const out: JsonObject = {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) {
      if (nulls) setField(out, key, null);
    } else if (isObject(value) && Object.keys(value).length > 0) {
      const inner = keepNulls(value, nulls);
      if (Object.keys(inner).length > 0) setField(out, key, inner);
    } else if (!nulls) setField(out, key, value);
  }
  return out;
}

/**
 * The JSON merge patch of `kubectl apply` for kinds without a schema, such as custom resources:
 * `jsonmergepatch.CreateThreeWayJSONMergePatch`.
 */
export function createThreeWayJSONMergePatch(
  original: JsonObject | undefined,
  modified: JsonObject,
  current: JsonObject,
): JsonObject {
  const changes = keepNulls(createMergePatch(current, modified), false);
  const deletions = keepNulls(createMergePatch(original ?? {}, modified), true);
  return applyMergePatch(deletions, changes) as JsonObject;
}

/** Whether a patch touches apiVersion, kind or metadata.name, which kubectl never lets an apply or edit change. */
export function changesIdentity(patch: JsonObject): boolean {
  const metadata: JsonValue | undefined = patch.metadata;
  return 'apiVersion' in patch || 'kind' in patch || (isObject(metadata) && 'name' in metadata);
}
