import type { Container, ContainerStatus } from '../../api/core/container';
import type { Pod, PodStatus } from '../../api/core/pod';
import { formatGoDuration } from '../../apimachinery/duration';
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
    for (const slot of slots)
      change = {
        ...change,
        ...withContainer({ ...pod, status: { ...pod.status, ...change } }, slot, begun(pod, slot, ctx)),
      };
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
export function begun(pod: Pod, { container, status }: Slot, ctx: StageContext): ContainerStatus {
  const id = ctx.containerID();
  const message = startError(container, ctx);
  if (message)
    return startErrorStatus(container, status, { message, id, retried: pod.spec.restartPolicy !== 'Never' }, ctx.now());
  const probed = container.readinessProbe || container.startupProbe;
  return { ...runningStatus(container, status, !probed, id, ctx.now()), started: !container.startupProbe };
}

/** What the container runtime says of a command that does not exist. */
function startError(container: Container, ctx: StageContext): string | undefined {
  const outcome = ctx.outcome(container);
  if (!outcome.exits || outcome.reason !== 'StartError') return undefined;
  return `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${outcome.message}: unknown`;
}

function startable(pod: Pod, ctx: StageContext): Slot[] {
  const slots = activeSlots(pod).filter(
    (slot) => isFresh(slot) || waitingReason(slot) === 'CreateContainerConfigError',
  );
  if (slots.length === 0 || mountProblems(pod, ctx.client).length > 0) return [];
  return slots.filter((slot) => !obstacleOf(pod, slot, ctx));
}

/** Whether this is what the pod begins with, so that its image has been asked for already. */
const isFirst = (pod: Pod, { init, container }: Slot): boolean =>
  init ? pod.spec.initContainers?.[0]?.name === container.name : !pod.spec.initContainers?.length;

function announce(pod: Pod, slot: Slot, ctx: StageContext): void {
  const { container, init } = slot;
  const { image, name } = container;
  const field = { name, init };
  const first = isFirst(pod, slot);
  const took = formatGoDuration(first ? ctx.latencies.pull(pod) : Math.min(NEXT_STEP, ctx.latencies.pull(pod)));
  const pulled = `Successfully pulled image "${image}" in ${took} (${took} including waiting)`;
  if (!isFresh(slot))
    ctx.event(pod, 'Normal', 'Pulled', `Container image "${image}" already present on machine`, field);
  else {
    if (!first) ctx.event(pod, 'Normal', 'Pulling', `Pulling image "${image}"`, field);
    ctx.event(pod, 'Normal', 'Pulled', pulled, field);
  }
  announceStart(pod, slot, ctx);
}

/** The container was made, and started, or not. */
export function announceStart(pod: Pod, { container, init }: Slot, ctx: StageContext): void {
  const field = { name: container.name, init };
  ctx.event(pod, 'Normal', 'Created', `Created container ${container.name}`, field);
  const error = startError(container, ctx);
  if (error) ctx.event(pod, 'Warning', 'Failed', `Error: ${error}`, field);
  else ctx.event(pod, 'Normal', 'Started', `Started container ${container.name}`, field);
}
