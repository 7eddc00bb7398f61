import { formatGoDuration } from '../../../go/time/duration';
import type { Pod } from '../../../kube/api/core/v1';

import { announceImage, announceStart } from '../announce';
import { endedFor, firstSync, restartBackOff } from '../back-off';
import { backOffStatus, lastWords, terminatedStatus } from '../container-status';
import { activeSlots, isRestarted, type Slot, slotOf, waitingReason, withContainer } from '../containers';
import { postStart } from '../hooks';
import type { Stage, StageContext } from '../stage';

import { begun } from './start';

/** From the decision to start a container again until it runs. */
const START_TIME = 1000;
/** What ends sooner than this is not seen running: the kubelet asks the runtime only once a second. */
const RELIST = 1000;

/** An ended container that the restart policy wants back, but not at once: the worker's next look says that it waits. */
export const backOff: Stage = {
  name: 'backoff',
  subjects: (pod) =>
    restartable(pod)
      .filter((slot) => restartBackOff(slot.status) > 0)
      .map((slot) => slot.subject),
  delay: (pod, subject, ctx) => untilSync(pod, slotOf(pod, subject), ctx),
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (!slot?.status) return;
    const wait = restartBackOff(slot.status);
    const { name } = slot.container;
    const message = `back-off ${formatGoDuration(wait)} restarting failed container=${name} pod=${podOf(pod)}`;
    if (endedFor(slot, ctx.now()) < wait) announceBackOff(pod, slot, ctx);
    ctx.writeStatus(pod, withContainer(pod, slot, backOffStatus(slot.status, 'CrashLoopBackOff', message)));
  },
};

/** Each look that comes too early for another attempt is told. */
export const backOffAgain: Stage = {
  name: 'backoff-again',
  subjects: (pod, ctx) => waiting(pod).flatMap((slot) => (isEarly(pod, slot, ctx) ? [slot.subject] : [])),
  delay: (pod, subject, ctx) => untilSync(pod, slotOf(pod, subject), ctx),
  periodic: () => true,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (slot && endedFor(slot, ctx.now()) < restartBackOff(slot.status)) announceBackOff(pod, slot, ctx);
  },
};

/** The next attempt: at once the first time, then at the first look after the back-off is over. */
export const restart: Stage = {
  name: 'restart',
  subjects: (pod) => [
    ...restartable(pod)
      .filter((slot) => restartBackOff(slot.status) === 0)
      .map((slot) => slot.subject),
    ...waiting(pod).map((slot) => slot.subject),
  ],
  delay: (pod, subject, ctx) => untilRestart(pod, slotOf(pod, subject), ctx),
  periodic: (pod, subject) => restartBackOff(slotOf(pod, subject)?.status) > 0,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (!slot?.status) return;
    const begunStatus = { ...begun(pod, slot, ctx), restartCount: slot.status.restartCount + 1 };
    const outcome = ctx.outcome(slot.container, pod);
    const isBrief = outcome.exits && outcome.afterMs < RELIST && begunStatus.state.running;
    const status = isBrief
      ? terminatedStatus(begunStatus, { ...outcome, message: lastWords(slot.container, outcome) }, ctx.now())
      : begunStatus;
    const ready = status.ready || (!!isBrief && slot.list === 'initContainers' && outcome.exitCode === 0);
    ctx.writeStatus(pod, withContainer(pod, slot, { ...status, ready }));
    announceImage(pod, slot, {}, ctx);
    announceStart(pod, slot, ctx);
    if (!status.state.running) announceEnd(pod, { ...slot, status }, ctx);
    postStart(pod, slot, ctx);
  },
};

/** A container has ended, or failed to start: that it has to wait for the next attempt is told at once. */
export function announceEnd(pod: Pod, slot: Slot, ctx: StageContext): void {
  const { terminated } = slot.status?.state ?? {};
  const again = terminated ? isRestarted(pod, slot, terminated.exitCode) : !!slot.status?.state.waiting;
  if (again && restartBackOff(slot.status) > 0) announceBackOff(pod, slot, ctx);
}

function announceBackOff(pod: Pod, { container: { name }, list }: Slot, ctx: StageContext): void {
  const told = `Back-off restarting failed container ${name} in pod ${podOf(pod)}`;
  ctx.event(pod, 'Warning', 'BackOff', told, { name, list });
}

const podOf = ({ metadata: { name, namespace, uid } }: Pod): string => `${name}_${namespace}(${uid})`;

/** Containers that have ended, or never got to run, and that their pod wants to run. */
function restartable(pod: Pod): Slot[] {
  return activeSlots(pod).filter((slot) => {
    if (RETRIED.has(waitingReason(slot) ?? '')) return true;
    const { terminated } = slot.status?.state ?? {};
    return terminated !== undefined && isRestarted(pod, slot, terminated.exitCode);
  });
}

const RETRIED = new Set(['RunContainerError', 'PostStartHookError']);

/** Containers that are said to wait for another attempt. */
const waiting = (pod: Pod): Slot[] => activeSlots(pod).filter((slot) => waitingReason(slot) === 'CrashLoopBackOff');

/** Whether the worker looks again before the back-off is over. */
function isEarly(pod: Pod, slot: Slot, ctx: StageContext): boolean {
  const ended = endedFor(slot, ctx.now());
  return ended + untilSync(pod, slot, ctx) < restartBackOff(slot.status);
}

function untilSync(pod: Pod, slot: Slot | undefined, ctx: StageContext): number {
  if (!slot) return 0;
  const ended = endedFor(slot, ctx.now());
  return firstSync(pod, slot, (at) => at > ended) - ended;
}

function untilRestart(pod: Pod, slot: Slot | undefined, ctx: StageContext): number {
  const wait = restartBackOff(slot?.status);
  if (!slot || wait === 0) return START_TIME;
  const ended = endedFor(slot, ctx.now());
  return Math.max(0, firstSync(pod, slot, (at) => at >= wait) + START_TIME - ended);
}
