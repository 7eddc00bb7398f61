/** `drain --disable-eviction`: pods are deleted, whatever their disruption budgets say. */
import type { KubeObject } from '../../apimachinery/meta';
import type { Context, FlagValues } from '../command';
import { isNotFound } from '../errors';
import type { DryRun } from '../output';
import { fateOf, podTarget, reportFate } from './wait';

/** Deletes all pods and waits until they are gone. Throws `timed out waiting for the condition`. */
export async function deletePods(
  ctx: Context,
  pods: readonly KubeObject[],
  flags: FlagValues,
  dryRun: DryRun,
): Promise<void> {
  const grace = flags.int('grace-period');
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
  await waitForAll(ctx, pods, flags);
}

async function waitForAll(ctx: Context, pods: readonly KubeObject[], flags: FlagValues): Promise<void> {
  const deadline = ctx.session.now() + (flags.duration('timeout') || Number.POSITIVE_INFINITY);
  let waiting = [...pods];
  const changed = () => waiting.some((pod) => fateOf(ctx, pod, flags) !== 'there') || undefined;
  while (waiting.length > 0) {
    if (!(await ctx.session.waitUntil(changed, deadline - ctx.session.now())))
      throw new Error('timed out waiting for the condition');
    waiting = waiting.filter((pod) => {
      const fate = fateOf(ctx, pod, flags);
      reportFate(ctx, pod, fate, 'deleted', flags);
      return fate === 'there';
    });
  }
}
