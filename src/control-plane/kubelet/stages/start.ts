import type { ContainerStatus, Pod, PodStatus } from '../../../kube/api/core/v1';
import { announceImage, announceStart, isPulled } from '../announce';

import { runningStatus, startErrorStatus } from '../container-status';
import { activeSlots, isFresh, isSidecar, type Slot, waitingReason, withContainer } from '../containers';
import { postStart } from '../hooks';
import { OBSTACLES, obstacleOf } from '../obstacle';
import { mountProblems } from '../references';
import { type Stage, type StageContext, wholePod } from '../stage';

/** What follows an initialising container has its image sooner than the first one had. */
const NEXT_STEP = 1000;

/** Containers with nothing in their way start: one initialising container after the other, the main ones together. */
export const start: Stage = {
  name: 'start',
  subjects: (pod, ctx) => wholePod(startable(pod, ctx).length > 0),
  delay(pod, _, ctx) {
    const [slot] = startable(pod, ctx);
    if (slot && !isFresh(slot) && !isPulled(slot, ctx)) return 0;
    return slot && !isFirst(pod, slot) ? Math.min(NEXT_STEP, ctx.latencies.start(pod)) : ctx.latencies.start(pod);
  },
  next: (pod, _, ctx) => startContainers(pod, false, ctx),
};

/** The same, of a pod whose first image is being pulled, which has been told already. */
export const startPulled: Stage = {
  ...start,
  name: 'start-pulled',
  asked: true,
  next: (pod, _, ctx) => startContainers(pod, true, ctx),
};

function startContainers(pod: Pod, pulling: boolean, ctx: StageContext): void {
  const slots = startable(pod, ctx);
  let change: Partial<PodStatus> = {};
  for (const slot of slots) {
    const changed = { ...pod, status: { ...pod.status, ...change } };
    change = { ...change, ...withContainer(changed, slot, begun(pod, slot, ctx)) };
  }
  ctx.writeStatus(pod, { ...change, ...podAddress(pod, ctx) });
  for (const slot of slots) {
    const first = isFirst(pod, slot) && isFresh(slot);
    const ms = first ? ctx.latencies.pull(pod) : Math.min(NEXT_STEP, ctx.latencies.pull(pod));
    announceImage(pod, slot, { pulling: pulling && first, ms }, ctx);
    announceStart(pod, slot, ctx);
    postStart(pod, slot, ctx);
  }
}

/** The pod's address, once it has a sandbox. */
export function podAddress(pod: Pod, ctx: StageContext): Partial<PodStatus> {
  const podIP = pod.status?.podIP ?? (pod.spec.hostNetwork ? pod.status?.hostIP : ctx.latencies.podIP(pod));
  return { podIP, podIPs: podIP ? [{ ip: podIP }] : undefined };
}

/** A container as it is at its start, running or failed to run; each time it is started. */
export function begun(pod: Pod, slot: Slot, ctx: StageContext): ContainerStatus {
  const { container, status, list } = slot;
  const identifiers = ctx.identifiers(pod, container.image ?? '');
  const outcome = ctx.outcome(container, pod);
  if (outcome.exits && outcome.reason === 'StartError') {
    const retried = pod.spec.restartPolicy !== 'Never' && list !== 'ephemeralContainers';
    return startErrorStatus(container, status, { message: outcome.message ?? '', identifiers, retried }, ctx.now());
  }
  // What initialises a pod is ready when it is done, unless it stays beside the others; what was added never is.
  const unready = container.readinessProbe || container.startupProbe || (list === 'initContainers' && !isSidecar(slot));
  const running = runningStatus(container, status, !unready && list !== 'ephemeralContainers', identifiers, ctx.now());
  if (list === 'ephemeralContainers') return { ...running, started: undefined };
  return { ...running, started: !container.startupProbe };
}

function startable(pod: Pod, ctx: StageContext): Slot[] {
  const slots = activeSlots(pod).filter((slot) => isFresh(slot) || OBSTACLES.includes(waitingReason(slot) ?? ''));
  if (slots.length === 0 || mountProblems(pod, ctx.client).length > 0) return [];
  return slots.filter((slot) => !obstacleOf(pod, slot, ctx));
}

/** Whether this is what the pod begins with. */
export function isFirst(pod: Pod, { list, container }: Slot): boolean {
  const { initContainers: init = [], containers } = pod.spec;
  return list === (init.length > 0 ? 'initContainers' : 'containers') && container === (init[0] ?? containers[0]);
}
