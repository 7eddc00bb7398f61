import type { ContainerStatus } from '../../api/core/container';
import type { Pod } from '../../api/core/pod';
import { isTerminating } from '../../client/pod-conditions';
import type { Stage, StageContext } from '../stage';

const PULL_TIME = 2000;
const BACKOFF_AFTER = 12_000;
const RETRY_AFTER = 15_000;

/** A pull that the registry refuses. */
export const pullFails: Stage = {
  name: 'pull',
  subjects: (pod, ctx) =>
    waitingFor(pod, ['ContainerCreating', 'PodInitializing', 'ImagePullBackOff'])
      .filter((s) => pod.status?.startTime && ctx.latencies.pullError(s.image))
      .map((s) => s.name),
  delay: (pod, name) => (reasonOf(pod, name) === 'ImagePullBackOff' ? RETRY_AFTER : PULL_TIME),
  periodic: (pod, name) => reasonOf(pod, name) === 'ImagePullBackOff',
  next(pod, name, ctx) {
    const status = pod.status?.containerStatuses?.find((s) => s.name === name);
    const error = ctx.latencies.pullError(status?.image ?? '') ?? '';
    write(pod, name, 'ErrImagePull', error, ctx);
    if (reasonOf(pod, name) === 'ImagePullBackOff')
      ctx.event(pod, 'Normal', 'Pulling', `Pulling image "${status?.image}"`, { name });
    ctx.event(pod, 'Warning', 'Failed', `Failed to pull image "${status?.image}": ${error}`, { name });
    ctx.event(pod, 'Warning', 'Failed', 'Error: ErrImagePull', { name });
  },
};

/** After a refused pull the kubelet waits. */
export const pullBackOff: Stage = {
  name: 'pull-backoff',
  subjects: (pod) => waitingFor(pod, ['ErrImagePull']).map((s) => s.name),
  delay: () => BACKOFF_AFTER,
  next(pod, name, ctx) {
    const image = pod.status?.containerStatuses?.find((s) => s.name === name)?.image;
    write(pod, name, 'ImagePullBackOff', `Back-off pulling image "${image}"`, ctx);
    ctx.event(pod, 'Normal', 'BackOff', `Back-off pulling image "${image}"`, { name });
    ctx.event(pod, 'Warning', 'Failed', 'Error: ImagePullBackOff', { name });
  },
};

function waitingFor(pod: Pod, reasons: string[]): ContainerStatus[] {
  if (isTerminating(pod)) return [];
  return (pod.status?.containerStatuses ?? []).filter((s) => reasons.includes(s.state.waiting?.reason ?? ''));
}

function reasonOf(pod: Pod, name: string): string | undefined {
  return pod.status?.containerStatuses?.find((s) => s.name === name)?.state.waiting?.reason;
}

function write(pod: Pod, name: string, reason: string, message: string, ctx: StageContext): void {
  const containerStatuses = (pod.status?.containerStatuses ?? []).map((s) =>
    s.name === name ? { ...s, state: { waiting: { message, reason } } } : s,
  );
  const podIP = pod.status?.podIP ?? ctx.latencies.podIP(pod);
  ctx.writeStatus(pod, { containerStatuses, podIP, podIPs: podIP ? [{ ip: podIP }] : undefined });
}
