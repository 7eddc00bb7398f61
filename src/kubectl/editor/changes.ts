/** Sending what was edited to the server. */

import type { PatchType } from '../../control-plane/client/client';
import { goSyntax } from '../../go/fmt/print';
import { deepEqual } from '../../go/json/deep';
import { encodeJSON } from '../../go/json/json';
import type { JsonObject } from '../../go/json/value';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { createMergePatch } from '../../kube/patch/merge-patch';
import { changesIdentity, createTwoWayMergePatch } from '../../kube/patch/three-way';
import { definitionFor } from '../../kube/schema/schema';
import type { Context } from '../cli/command';
import { LAST_APPLIED } from '../options/last-applied';
import { Helper } from '../resource/helper';
import { type Info, mappingOf } from '../resource/info';
import type { EditSettings } from './mode';
import type { EditResults } from './results';

/** What is changed: the objects as they were, as they are after editing, and where refusals are collected. */
export interface Changes {
  original: readonly Info[];
  edited: readonly Info[];
  results: EditResults;
}

/** Makes the changes in the settings' mode. Throws where one cannot even be asked for. */
export function sendChanges(ctx: Context, settings: EditSettings, changes: Changes): void {
  for (const info of changes.edited) {
    if (settings.mode === 'create') createEdited(ctx, settings, info);
    else if (settings.mode === 'apply') annotateEdited(ctx, settings, info, changes.original);
    else patchEdited(ctx, settings, info, changes);
  }
}

function patchEdited(ctx: Context, settings: EditSettings, info: Info, { original, results }: Changes): void {
  const edited = info.object as KubeObject;
  const before = originalOf(edited, original);
  if (deepEqual(before, edited)) {
    settings.print(edited, 'skipped');
    return;
  }
  const { type, patch } = patchBetween(asJSON(before), asJSON(edited), info);
  if (settings.outputPatch) ctx.streams.out.write(`Patch: ${encodeJSON(patch)}\n`);
  let patched: KubeObject;
  try {
    patched = new Helper(ctx, settings).patch(info, type, patch);
  } catch (err) {
    ctx.streams.err.write(`${results.add(err as Error, info)}\n`);
    return;
  }
  settings.print(patched, 'edited');
}

/** A strategic merge patch, for kinds kubectl knows no Go type of a JSON merge patch. Throws where it would rename. */
function patchBetween(before: JsonObject, after: JsonObject, info: Info): { type: PatchType; patch: JsonObject } {
  const { group, version, kind } = mappingOf(info);
  const gvk = { apiVersion: group ? `${group}/${version}` : version, kind };
  const known = definitionFor(gvk) !== undefined;
  const patch = known ? createTwoWayMergePatch(before, after, gvk) : createMergePatch(before, after);
  if (changesIdentity(patch)) throw new Error('At least one of apiVersion, kind and name was changed');
  return { type: known ? 'strategic' : 'merge', patch };
}

function originalOf(edited: KubeObject, original: readonly Info[]): KubeObject {
  const uid = edited.metadata.uid ?? '';
  const found = original.find((info) => (info.object?.metadata.uid ?? '') === uid);
  if (!found?.object)
    throw new Error(`no original object found for &unstructured.Unstructured{Object:${goSyntax(asJSON(edited))}}`);
  return found.object;
}

function annotateEdited(ctx: Context, settings: EditSettings, info: Info, original: readonly Info[]): void {
  const edited = info.object as KubeObject;
  if (deepEqual(originalOf(edited, original), edited)) {
    settings.print(edited, 'skipped');
    return;
  }
  const annotation = `${encodeJSON(asJSON(edited))}\n`;
  const annotations = { ...edited.metadata.annotations, [LAST_APPLIED]: annotation };
  const annotated = { ...edited, metadata: { ...edited.metadata, annotations } };
  const patch = createMergePatch(asJSON(edited), asJSON(annotated));
  new Helper(ctx, settings).patch({ ...info, namespace: ctx.namespace }, 'merge', patch);
  settings.print(edited, 'edited');
}

function createEdited(ctx: Context, settings: EditSettings, info: Info): void {
  settings.print(new Helper(ctx, settings).create(info, info.object as KubeObject), 'created');
}
