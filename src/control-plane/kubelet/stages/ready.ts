import { deepEqual } from '../../../go/json/deep';
import type { Pod, Probe } from '../../../kube/api/core/v1';

import { activeSlots, isSidecar, type Slot, slotOf, withContainer } from '../containers';

import { deriveStatus } from '../pod-status';
import { scheduleOf } from '../probe-schedule';
import { type Stage, wholePod } from '../stage';

/** A container with a startup probe has started when that has succeeded; probes that may fail have stages of their own. */
export const started: Stage = {
  name: 'started',
  subjects: (pod, ctx) => running(pod, (slot) => !slot.status?.started && !scheduleOf(pod, slot, 'startupProbe', ctx)),
  delay: (pod, subject) => probeTime(slotOf(pod, subject)?.container.startupProbe),
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (!slot?.status) return;
    const ready = !slot.container.readinessProbe;
    ctx.writeStatus(pod, withContainer(pod, slot, { ...slot.status, started: true, ready }));
  },
};

/** A container with a readiness probe becomes ready when that has succeeded often enough. */
export const ready: Stage = {
  name: 'ready',
  subjects: (pod, ctx) =>
    running(
      pod,
      (slot) => !!slot.status?.started && !slot.status.ready && !scheduleOf(pod, slot, 'readinessProbe', ctx),
    ),
  delay: (pod, subject) => probeTime(slotOf(pod, subject)?.container.readinessProbe),
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (slot?.status) ctx.writeStatus(pod, withContainer(pod, slot, { ...slot.status, ready: true }));
  },
};

/** What somebody else says of the pod may make it ready. */
export const gates: Stage = {
  name: 'gates',
  subjects: (pod, ctx) => {
    if (!pod.spec.readinessGates?.length || activeSlots(pod).length === 0) return [];
    const { conditions } = deriveStatus(pod, pod.status ?? {}, ctx.now());
    return wholePod(!deepEqual(conditions, pod.status?.conditions));
  },
  delay: () => 0,
  next: (pod, _, ctx) => ctx.writeStatus(pod, {}),
};

const running = (pod: Pod, waits: (slot: Slot) => boolean): string[] =>
  activeSlots(pod)
    .filter(
      (slot) =>
        slot.list !== 'ephemeralContainers' &&
        (slot.list === 'containers' || isSidecar(slot)) &&
        slot.status?.state.running &&
        waits(slot),
    )
    .map((slot) => slot.subject);

/** Probes start after the initial delay, at the next full period. */
function probeTime(probe: Probe | undefined): number {
  if (!probe) return 0;
  const period = probe.periodSeconds ?? 10;
  const first = Math.ceil((probe.initialDelaySeconds ?? 0) / period) * period;
  return (first + period * ((probe.successThreshold ?? 1) - 1)) * 1000;
}
