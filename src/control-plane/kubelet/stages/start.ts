import type { ContainerStatus, Pod, PodStatus } from '../../../kube/api/core/v1';
import { announceImageAgain, announcePulled, announcePulling, announceStart } from '../announce';
import { runningStatus, startErrorStatus } from '../container-status';
import { activeSlots, isFresh, type Slot, waitingReason, withContainer } from '../containers';
import { obstacleOf } from '../obstacle';
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
    if (slot && !isFresh(slot)) return 0;
    return slot && !isFirst(pod, slot) ? Math.min(NEXT_STEP, ctx.latencies.start(pod)) : ctx.latencies.start(pod);
  },
  next(pod, _, ctx) {
    const slots = startable(pod, ctx);
    let change: Partial<PodStatus> = {};
    for (const slot of slots) {
      const changed = { ...pod, status: { ...pod.status, ...change } };
      change = { ...change, ...withContainer(changed, slot, begun(pod, slot, ctx)) };
    }
    ctx.writeStatus(pod, { ...change, ...podAddress(pod, ctx) });
    for (const slot of slots) announce(pod, slot, ctx);
  },
};

/** The pod's address, once it has a sandbox. */
export function podAddress(pod: Pod, ctx: StageContext): Partial<PodStatus> {
  const podIP = pod.status?.podIP ?? (pod.spec.hostNetwork ? pod.status?.hostIP : ctx.latencies.podIP(pod));
  return { podIP, podIPs: podIP ? [{ ip: podIP }] : undefined };
}

/** A container as it is at its start, running or failed to run; each time it is started. */
export function begun(pod: Pod, { container, status, init }: Slot, ctx: StageContext): ContainerStatus {
  const id = ctx.containerID();
  const outcome = ctx.outcome(container, pod);
  if (outcome.exits && outcome.reason === 'StartError') {
    const error = { message: outcome.message ?? '', id, retried: pod.spec.restartPolicy !== 'Never' };
    return startErrorStatus(container, status, error, ctx.now());
  }
  // What initialises a pod is ready when it is done, unless it stays beside the others.
  const unready = container.readinessProbe || container.startupProbe || (init && container.restartPolicy !== 'Always');
  return { ...runningStatus(container, status, !unready, id, ctx.now()), started: !container.startupProbe };
}

function startable(pod: Pod, ctx: StageContext): Slot[] {
  const slots = activeSlots(pod).filter(
    (slot) => isFresh(slot) || waitingReason(slot) === 'CreateContainerConfigError',
  );
  if (slots.length === 0 || mountProblems(pod, ctx.client).length > 0) return [];
  return slots.filter((slot) => !obstacleOf(pod, slot, ctx));
}

/** Whether this is what the pod begins with. */
const isFirst = (pod: Pod, { init, container }: Slot): boolean =>
  init ? pod.spec.initContainers?.[0]?.name === container.name : !pod.spec.initContainers?.length;

function announce(pod: Pod, slot: Slot, ctx: StageContext): void {
  const first = isFirst(pod, slot);
  if (!isFresh(slot)) announceImageAgain(pod, slot, ctx);
  else {
    if (!first || wasHeldUp(pod, ctx)) announcePulling(pod, slot, ctx);
    announcePulled(pod, slot, first ? ctx.latencies.pull(pod) : Math.min(NEXT_STEP, ctx.latencies.pull(pod)), ctx);
  }
  announceStart(pod, slot, ctx);
}

/** Whether volumes could not be mounted when the pod came, so that its images had to wait. */
const wasHeldUp = (pod: Pod, ctx: StageContext): boolean =>
  ctx.now() - Date.parse(pod.status?.startTime ?? '') > ctx.latencies.start(pod) + 1000;
