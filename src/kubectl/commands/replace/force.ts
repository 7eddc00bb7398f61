/** `kubectl replace --force`: deletes what there is, waits until it is gone, and creates it anew. */
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { isNotFound } from '../../cli/errors';
import type { DeletionFlags } from '../../options/delete';
import { type Info, mappingOf, targetOf } from '../../resource/info';

/** How long to wait for the end of an object unless `--timeout` says otherwise; milliseconds. */
const PATIENCE = 300_000;

/** Deletes the objects and tells of it, those that are not there aside. Rejects when one is not gone in time. */
export async function deleteAll(
  ctx: Context,
  infos: readonly Info[],
  deletion: DeletionFlags,
  names: boolean,
): Promise<void> {
  const { session } = ctx;
  // Without a grace period of its own an object might be lost before the new one is known to be good.
  const grace = deletion.gracePeriod === 0 ? 1 : deletion.gracePeriod;
  const { propagationPolicy } = deletion;
  for (const info of infos) {
    try {
      session.client.delete(targetOf(info), {
        propagationPolicy,
        ...(grace >= 0 ? { gracePeriodSeconds: grace } : {}),
      });
    } catch (err) {
      if (!isNotFound(err)) throw err;
      continue;
    }
    ctx.streams.out.write(`${deletedText(info, names)}\n`);
  }
  for (const info of infos) {
    const gone = () => (find(ctx, info) ? undefined : true);
    if (!(await session.waitUntil(gone, deletion.timeout || PATIENCE)))
      throw new Error('timed out waiting for the condition');
  }
}

function deletedText(info: Info, names: boolean): string {
  const { kind, group } = mappingOf(info);
  const resource = kind.toLowerCase() + (group && `.${group}`);
  return names ? `${resource}/${info.name}` : `${resource} "${info.name}" deleted`;
}

function find(ctx: Context, info: Info): KubeObject | undefined {
  try {
    return ctx.session.client.get(targetOf(info));
  } catch (err) {
    if (isNotFound(err)) return undefined;
    throw err;
  }
}
