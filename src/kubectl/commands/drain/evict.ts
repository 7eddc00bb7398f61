/** Evicting pods, all at once: each is asked for again every five seconds while its budget forbids it. */

import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { Aggregate } from '../../cli/errors';
import { Departures } from './departures';
import { Eviction } from './eviction';
import type { Flags } from './flags';
import { POLL, skipsPods } from './wait';

/** How far virtual time is let run for pods that cannot go; then it stands still until someone else moves it. */
const PATIENCE = 3_600_000;

/** Evicts all pods and waits until they are gone. Throws an `Aggregate` of what went wrong. */
export async function evictPods(
  ctx: Context,
  pods: readonly KubeObject[],
  flags: Flags,
  dryRun: DryRun,
): Promise<void> {
  const timeout = flags.timeout || Number.POSITIVE_INFINITY;
  const start = ctx.session.now();
  const departures = new Departures(ctx);
  const evictions = inTurn(pods).map((pod) => new Eviction(ctx, pod, flags, dryRun, start + timeout));
  let open = evictions;
  for (;;) {
    const mayBeGone = departures.take();
    for (const eviction of open) eviction.proceed(mayBeGone);
    open = open.filter(({ state }) => state !== 'done');
    if (open.length === 0) break;
    const wait = nextTime(ctx, open, flags) - ctx.session.now();
    const due = () => departures.look() || undefined;
    const patient = Number.isFinite(timeout) || ctx.session.now() - start < PATIENCE;
    await (patient ? ctx.session.waitUntil(due, wait) : ctx.session.idle(due, { timeout: wait }));
  }
  const errors = evictions.flatMap(({ error }) => (error ? [error] : []));
  if (errors.length > 0) throw new Aggregate(errors);
}

/** When there is something to do even if no pod goes. */
function nextTime(ctx: Context, open: readonly Eviction[], flags: Flags): number {
  const next = open.reduce((least, eviction) => Math.min(least, eviction.nextTime), Number.POSITIVE_INFINITY);
  return skipsPods(flags) ? Math.min(next, ctx.session.now() + POLL) : next;
}

/** The order of goroutines started one after the other: the last comes first, as Go's scheduler has it. */
function inTurn<T>(items: readonly T[]): T[] {
  return [...items.slice(-1), ...items.slice(0, -1)];
}
