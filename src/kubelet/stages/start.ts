import type { Container, ContainerStatus } from '../../api/core/container';
import type { Pod } from '../../api/core/pod';
import { formatGoDuration } from '../../apimachinery/duration';
import { isTerminating } from '../../client/pod-conditions';
import { runningStatus } from '../container-status';
import type { Stage, StageContext } from '../stage';

/** Containers whose image is there start: the main ones together, once every init container has ended well. */
export const start: Stage = {
  name: 'start',
  subjects: (pod, ctx) => (startable(pod, ctx).length > 0 ? [''] : []),
  delay: (pod, _, ctx) => ctx.latencies.start(pod),
  next(pod, _, ctx) {
    const names = new Set(startable(pod, ctx).map((c) => c.name));
    const statuses = (pod.status?.containerStatuses ?? []).map((s) => {
      const container = pod.spec.containers.find((c) => c.name === s.name);
      return container && names.has(s.name) ? started(container, s, ctx) : s;
    });
    const podIP = pod.spec.hostNetwork ? pod.status?.hostIP : (pod.status?.podIP ?? ctx.latencies.podIP(pod));
    ctx.writeStatus(pod, { containerStatuses: statuses, podIP, podIPs: podIP ? [{ ip: podIP }] : undefined });
    for (const c of pod.spec.containers) if (names.has(c.name)) announce(pod, c, ctx);
  },
};

function startable(pod: Pod, ctx: StageContext): Container[] {
  if (!pod.status?.startTime || isTerminating(pod)) return [];
  if (pod.status.initContainerStatuses?.some((s) => s.state.terminated?.exitCode !== 0)) return [];
  return pod.spec.containers.filter((c) => {
    const waiting = pod.status?.containerStatuses?.find((s) => s.name === c.name)?.state.waiting;
    const fresh = waiting?.reason === 'ContainerCreating' || waiting?.reason === 'PodInitializing';
    return fresh && !ctx.latencies.pullError(c.image ?? '');
  });
}

function started(container: Container, status: ContainerStatus, ctx: StageContext): ContainerStatus {
  const probed = container.readinessProbe || container.startupProbe;
  return runningStatus(container, status, !probed, ctx.containerID(), ctx.now());
}

function announce(pod: Pod, container: Container, ctx: StageContext): void {
  const took = formatGoDuration(ctx.latencies.pull(pod));
  const field = { name: container.name };
  ctx.event(
    pod,
    'Normal',
    'Pulled',
    `Successfully pulled image "${container.image}" in ${took} (${took} including waiting)`,
    field,
  );
  ctx.event(pod, 'Normal', 'Created', `Created container ${container.name}`, field);
  ctx.event(pod, 'Normal', 'Started', `Started container ${container.name}`, field);
}
