/** `drain --disable-eviction`: pods are deleted, whatever their disruption budgets say. */

import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { isNotFound } from '../../cli/errors';
import { Departures } from './departures';
import type { Flags } from './flags';
import { fateOf, POLL, podTarget, reportFate, skipsPods } from './wait';

/** Deletes all pods and waits until they are gone. Throws `timed out waiting for the condition`. */
export async function deletePods(
  ctx: Context,
  pods: readonly KubeObject[],
  flags: Flags,
  dryRun: DryRun,
): Promise<void> {
  const departures = new Departures(ctx);
  const grace = flags['grace-period'];
  for (const pod of pods) {
    try {
      ctx.session.client.delete(podTarget(pod), {
        dryRun: dryRun === 'server',
        ...(grace >= 0 ? { gracePeriodSeconds: grace } : {}),
      });
    } catch (err) {
      if (!isNotFound(err)) throw err;
    }
  }
  await waitForAll(ctx, pods, departures, flags);
}

async function waitForAll(
  ctx: Context,
  pods: readonly KubeObject[],
  departures: Departures,
  flags: Flags,
): Promise<void> {
  const deadline = ctx.session.now() + (flags.timeout || Number.POSITIVE_INFINITY);
  const polls = skipsPods(flags);
  let waiting = pods.filter((pod) => isThere(ctx, pod, flags));
  while (waiting.length > 0) {
    const left = deadline - ctx.session.now();
    if (left <= 0) throw new Error('timed out waiting for the condition');
    await ctx.session.waitUntil(() => departures.look() || undefined, polls ? Math.min(POLL, left) : left);
    const mayBeGone = departures.take();
    waiting = waiting.filter((pod) => !(polls || mayBeGone(pod)) || isThere(ctx, pod, flags));
  }
}

/** Whether a pod is to be waited for; says so when it is not. */
function isThere(ctx: Context, pod: KubeObject, flags: Flags): boolean {
  const fate = fateOf(ctx, pod, flags);
  reportFate(ctx, pod, fate, 'deleted', flags);
  return fate === 'there';
}
