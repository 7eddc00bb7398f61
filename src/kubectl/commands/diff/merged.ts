import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { withoutLastApplied } from '../../options/last-applied';
import { Helper } from '../../resource/helper';
import { type Info, mappingOf } from '../../resource/info';
import { PatchError, Patcher } from '../apply/patcher';

/** How it would be applied. */
export interface MergeOptions {
  serverSide: boolean;
  forceConflicts: boolean;
  fieldManager: string;
}

/** Asks the server without changing anything. Rejects with what the server refuses. */
export async function merged(
  ctx: Context,
  info: Info,
  manifest: KubeObject,
  live: KubeObject | undefined,
  { serverSide, forceConflicts, fieldManager }: MergeOptions,
): Promise<KubeObject> {
  const helper = new Helper(ctx, { dryRun: 'server', fieldManager });
  if (serverSide) return helper.patch(info, 'apply', asJSON(manifest), forceConflicts);
  if (!live) return helper.create(info, manifest);
  const { resourceVersion } = live.metadata;
  try {
    const patcher = new Patcher(ctx, helper, { overwrite: true, resourceVersion });
    return (await patcher.patch(info, live, withoutLastApplied(manifest))).object;
  } catch (err) {
    throw err instanceof PatchError ? err.reason : err;
  }
}

/** The file an object is compared under: `apps.v1.Deployment.default.web`. */
export function fileName(info: Info): string {
  const { group, version, kind } = mappingOf(info);
  return `${group && `${group}.`}${version}.${kind}.${info.namespace}.${info.name}`;
}
