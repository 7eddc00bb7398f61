/** `kubectl apply` for one object: create it, or patch it to what the manifest says. */
import { encodeJSON } from '../../../go/json/json';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { addSourceToError, isNotFound } from '../../cli/errors';
import { LAST_APPLIED, lastAppliedAnnotation, lastAppliedOf } from '../../options/last-applied';
import { Helper } from '../../resource/helper';
import { describeInfo, type Info, mappingOf, retrieve } from '../../resource/info';
import type { ApplyOptions } from './options';
import { PatchError, Patcher } from './patcher';

/** What became of an object. */
export type Outcome = 'created' | 'configured' | 'unchanged' | 'serverside-applied';

/** Applies `info.object`, which becomes the object as it is then. Rejects with what kubectl prints. */
export async function applyObject(ctx: Context, info: Info, options: ApplyOptions): Promise<Outcome> {
  const manifest = info.object as KubeObject;
  const modified = lastAppliedAnnotation(manifest);
  const helper = new Helper(ctx, options);
  try {
    retrieve(info, ctx.session.client);
  } catch (err) {
    if (!isNotFound(err))
      throw addSourceToError(
        `retrieving current configuration of:\n${describeInfo(info)}\nfrom server for:`,
        info.source,
        err as Error,
      );
    info.object = created(info, modified, options, helper);
    return 'created';
  }
  if (options.dryRun === 'client') return 'configured';
  const { patch, object } = await patched(ctx, info, modified, options, helper);
  info.object = object;
  warnIfDeleting(ctx, object);
  return Object.keys(patch).length === 0 ? 'unchanged' : 'configured';
}

function created(info: Info, object: KubeObject, { dryRun }: ApplyOptions, helper: Helper): KubeObject {
  if (dryRun === 'client') return object;
  try {
    return helper.create(info, object);
  } catch (err) {
    throw addSourceToError('creating', info.source, err as Error);
  }
}

async function patched(ctx: Context, info: Info, modified: KubeObject, options: ApplyOptions, helper: Helper) {
  const live = info.object as KubeObject;
  if (lastAppliedOf(live) === undefined)
    ctx.streams.err.write(
      `Warning: resource ${mappingOf(info).resource}/${info.name} is missing the ${LAST_APPLIED} annotation which is required by ${ctx.binary} apply. ${ctx.binary} apply should only be used on resources created declaratively by either ${ctx.binary} create --save-config or ${ctx.binary} apply. The missing annotation will be patched automatically.\n`,
    );
  const { overwrite, deletion } = options;
  try {
    return await new Patcher(ctx, helper, { overwrite, deletion }).patch(info, live, modified);
  } catch (err) {
    if (!(err instanceof PatchError)) throw err;
    const sent = err.patch ? encodeJSON(err.patch) : '';
    throw addSourceToError(`applying patch:\n${sent}\nto:\n${describeInfo(info)}\nfor:`, info.source, err.reason);
  }
}

/** Says so where the object is on its way out. */
export function warnIfDeleting(ctx: Context, { metadata }: KubeObject): void {
  if (metadata.deletionTimestamp)
    ctx.streams.err.write(`Warning: Detected changes to resource ${metadata.name} which is currently being deleted.\n`);
}
