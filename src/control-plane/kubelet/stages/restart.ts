import { formatGoDuration } from '../../../go/time/duration';
import type { ContainerStatus, Pod } from '../../../kube/api/core/v1';
import { announceImageAgain, announceStart } from '../announce';
import { backOffStatus } from '../container-status';
import { activeSlots, type Slot, slotOf, waitingReason, withContainer } from '../containers';
import { LONG, type Stage } from '../stage';
import { begun } from './start';

const FIRST_BACKOFF = 10_000;
const LONGEST_BACKOFF = 300_000;
/** A container that ran for so long has no past. */
const FORGIVEN_AFTER = 2 * LONGEST_BACKOFF;
/** From a container's end until the kubelet says that it waits with the next attempt. */
const SAID_AFTER = 2000;

/** An ended container that the restart policy wants back, but not at once. */
export const backOff: Stage = {
  name: 'backoff',
  subjects: (pod) =>
    restartable(pod)
      .filter((slot) => backOffDelay(slot.status) > 0)
      .map((slot) => slot.subject),
  delay: () => SAID_AFTER,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (!slot?.status) return;
    const { name } = slot.container;
    const { name: podName, namespace, uid } = pod.metadata;
    const wait = formatGoDuration(backOffDelay(slot.status));
    const message = `back-off ${wait} restarting failed container=${name} pod=${podName}_${namespace}(${uid})`;
    ctx.writeStatus(pod, withContainer(pod, slot, backOffStatus(slot.status, 'CrashLoopBackOff', message)));
    const told = `Back-off restarting failed container ${name} in pod ${podName}_${namespace}(${uid})`;
    ctx.event(pod, 'Warning', 'BackOff', told, { name, init: slot.init });
  },
};

/** The next attempt: at once the first time, then backing off. */
export const restart: Stage = {
  name: 'restart',
  subjects: (pod) => [
    ...restartable(pod)
      .filter((slot) => backOffDelay(slot.status) === 0)
      .map((slot) => slot.subject),
    ...activeSlots(pod)
      .filter((slot) => waitingReason(slot) === 'CrashLoopBackOff')
      .map((slot) => slot.subject),
  ],
  delay: (pod, subject) => untilRestart(slotOf(pod, subject)),
  periodic: (pod, subject) => untilRestart(slotOf(pod, subject)) > LONG,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (!slot?.status) return;
    const status = { ...begun(pod, slot, ctx), restartCount: slot.status.restartCount + 1 };
    ctx.writeStatus(pod, withContainer(pod, slot, status));
    announceImageAgain(pod, slot, ctx);
    announceStart(pod, slot, ctx);
  },
};

/** Containers that have ended, or never got to run, and that their pod wants to run. */
function restartable(pod: Pod): Slot[] {
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return [];
  return activeSlots(pod).filter((slot) => {
    const { status, init } = slot;
    if (waitingReason(slot) === 'RunContainerError') return true;
    if (!status?.state.terminated) return false;
    return status.state.terminated.exitCode !== 0 || (policy === 'Always' && !init);
  });
}

function untilRestart(slot: Slot | undefined): number {
  const delay = backOffDelay(slot?.status);
  return Math.max(0, delay - SAID_AFTER);
}

/** 10 s, 20 s, 40 s, ... up to 5 min; nothing before the first restart. */
function backOffDelay(status: ContainerStatus | undefined): number {
  if (!status || status.restartCount === 0) return 0;
  const { terminated } = status.state.terminated ? status.state : status.lastState;
  const ran = Date.parse(terminated?.finishedAt ?? '') - Date.parse(terminated?.startedAt ?? '');
  if (ran >= FORGIVEN_AFTER && status.state.terminated) return 0;
  return Math.min(FIRST_BACKOFF * 2 ** (status.restartCount - 1), LONGEST_BACKOFF);
}
