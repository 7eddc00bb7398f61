/** Waiting for one object of `kubectl wait`. */

import { notFound } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { type Info, mappingOf } from '../../resource/info';
import { untilEvent } from '../../resource/until';
import type { Condition } from './condition';

/**
 * Gives the object once the condition is met. `deadline` is a time of the cluster's; without one the object is looked at
 * once. Throws when time is over or the object is not there.
 */
export async function waitFor(
  ctx: Context,
  info: Info,
  condition: Condition,
  deadline: number | undefined,
): Promise<KubeObject | undefined> {
  if (!info.mapping) throw new Error('there is nothing to wait for without a server');
  if (info.name === '') throw new Error('resource name must be provided');
  const subject = `${mappingOf(info).resource}/${info.name}`;
  if (deadline === undefined) {
    if (condition.kind === 'state' && info.object && condition.isMet(info.object)) return info.object;
    throw new Error(`condition not met for ${subject}`);
  }
  const timeout = deadline - ctx.session.now();
  const outcome = timeout > 0 && (await waitUntilMet(ctx, info, condition, timeout));
  if (!outcome) throw new Error(`timed out waiting for the condition on ${subject}`);
  return outcome.object;
}

/** Undefined when time is over. */
async function waitUntilMet(
  ctx: Context,
  info: Info,
  condition: Condition,
  timeout: number,
): Promise<{ object: KubeObject | undefined } | undefined> {
  let last = info.object;
  const met = await untilEvent(
    ctx,
    info,
    ({ type, object }) => {
      if (condition.kind === 'delete') return type === 'DELETED';
      last = object;
      // an object that is gone may come back until time is over
      return type !== 'DELETED' && condition.isMet(object);
    },
    { timeout, absent: () => condition.kind === 'delete' || gone(info) },
  );
  return met ? { object: last } : undefined;
}

function gone(info: Info): never {
  throw notFound(mappingOf(info), info.name);
}
