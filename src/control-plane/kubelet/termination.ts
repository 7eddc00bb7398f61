/** How containers end that are told to: their last wishes, then TERM, then KILL when their time is up. */
import type { Pod, PodStatus } from '../../kube/api/core/v1';
import { terminatedStatus } from './container-status';
import { type Slot, withContainer } from './containers';
import { preStopTime } from './hooks';
import type { StageContext } from './stage';

/** `minimumGracePeriodInSeconds`: what a container is given before it is killed, whoever asks. */
const LEAST = 2000;
const KILLED = 137;
const GENERAL_GRACE = 30;

/** How a container will have ended, so many milliseconds after it was told to. */
interface Termination {
  afterMs: number;
  exitCode: number;
}

/** The end of a running container that has `graceMs` for it, what it wants done before included. */
export function terminationOf(pod: Pod, { container }: Slot, graceMs: number, ctx: StageContext): Termination {
  const wish = Math.min(preStopTime(pod, container, ctx), graceMs);
  const left = Math.max(graceMs - wish, LEAST);
  const end = ctx.termination(container, pod);
  const takes = end ? Math.max(end.afterMs, ctx.latencies.stop(pod)[0]) : Number.POSITIVE_INFINITY;
  return end && takes <= left
    ? { afterMs: wish + takes, exitCode: end.exitCode }
    : { afterMs: wish + left, exitCode: KILLED };
}

/** The time until the last of some containers has ended. */
export function timeToStop(pod: Pod, slots: Slot[], graceMs: number, ctx: StageContext): number {
  return Math.max(0, ...slots.map((slot) => terminationOf(pod, slot, graceMs, ctx).afterMs));
}

/** The change of a pod's status that says that they all have, the last of them now. */
export function stopped(pod: Pod, slots: Slot[], graceMs: number, ctx: StageContext): Partial<PodStatus> {
  const begun = ctx.now() - timeToStop(pod, slots, graceMs, ctx);
  let status = pod.status ?? {};
  for (const slot of slots) {
    const { afterMs, exitCode } = terminationOf(pod, slot, graceMs, ctx);
    if (slot.status)
      status = {
        ...status,
        ...withContainer({ ...pod, status }, slot, terminatedStatus(slot.status, { exitCode }, begun + afterMs)),
      };
  }
  return status;
}

/** The time a pod gives its containers when nobody says otherwise. */
export function gracePeriodOf({ spec }: Pod): number {
  return (spec.terminationGracePeriodSeconds ?? GENERAL_GRACE) * 1000;
}
