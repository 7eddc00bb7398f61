import type { ContainerStatus } from '../../api/core/container';
import type { Pod } from '../../api/core/pod';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { backOffStatus, type ContainerEnd, runningStatus, terminatedStatus } from '../container-status';
import type { Stage, StageContext } from '../stage';

const FIRST_BACKOFF = 10_000;
const LONGEST_BACKOFF = 300_000;

const statusOf = (pod: Pod, name: string) => pod.status?.containerStatuses?.find((s) => s.name === name);

function replaced(pod: Pod, name: string, change: (s: ContainerStatus) => ContainerStatus): ContainerStatus[] {
  return (pod.status?.containerStatuses ?? []).map((s) => (s.name === name ? change(s) : s));
}

/** A container comes to the end of what it runs. */
export const exit: Stage = {
  name: 'exit',
  subjects: (pod, ctx) =>
    isTerminating(pod)
      ? []
      : pod.spec.containers
          .filter((c) => statusOf(pod, c.name)?.state.running && ctx.outcome(c).exits)
          .map((c) => c.name),
  delay: (pod, name, ctx) => outcomeOf(pod, name, ctx).afterMs,
  periodic: (pod, name) => (statusOf(pod, name)?.restartCount ?? 0) > 0,
  next: (pod, name, ctx) => containerExited(pod, name, outcomeOf(pod, name, ctx), ctx),
};

/** Writes that a container ended; also how an attached shell reports that it was left. */
export function containerExited(pod: Pod, name: string, end: ContainerEnd, ctx: StageContext): void {
  if (!statusOf(pod, name)?.state.running) return;
  ctx.writeStatus(pod, { containerStatuses: replaced(pod, name, (s) => terminatedStatus(s, end, ctx.now())) });
}

/** An ended container that the restart policy wants back: at once the first time, then backing off. */
export const backOff: Stage = {
  name: 'backoff',
  subjects: (pod) =>
    restartable(pod)
      .filter((s) => s.restartCount > 0)
      .map((s) => s.name),
  delay: () => 1000,
  periodic: () => true,
  next(pod, name, ctx) {
    const wait = `${backOffDelay(statusOf(pod, name)) / 1000}s`;
    const human = wait === '300s' ? '5m0s' : wait;
    const container = `${name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    const message = `back-off ${human} restarting failed container=${container}`;
    ctx.writeStatus(pod, {
      containerStatuses: replaced(pod, name, (s) => backOffStatus(s, 'CrashLoopBackOff', message)),
    });
    ctx.event(
      pod,
      'Warning',
      'BackOff',
      `Back-off restarting failed container ${container.replace(' pod=', ' in pod ')}`,
      { name },
    );
  },
};

/** The next attempt. */
export const restart: Stage = {
  name: 'restart',
  subjects: (pod) => [
    ...restartable(pod)
      .filter((s) => s.restartCount === 0)
      .map((s) => s.name),
    ...crashed(pod).map((s) => s.name),
  ],
  delay: (pod, name) => (statusOf(pod, name)?.restartCount === 0 ? 0 : backOffDelay(statusOf(pod, name)) - 1000),
  periodic: () => true,
  next(pod, name, ctx) {
    const container = pod.spec.containers.find((c) => c.name === name);
    if (!container) return;
    const again = (s: ContainerStatus): ContainerStatus => {
      const running = runningStatus(container, s, !container.readinessProbe, ctx.containerID(), ctx.now());
      return { ...running, restartCount: s.restartCount + 1 };
    };
    ctx.writeStatus(pod, { containerStatuses: replaced(pod, name, again) });
    ctx.event(pod, 'Normal', 'Pulling', `Pulling image "${container.image}"`, { name });
    ctx.event(pod, 'Normal', 'Created', `Created container ${name}`, { name });
    ctx.event(pod, 'Normal', 'Started', `Started container ${name}`, { name });
  },
};

function outcomeOf(pod: Pod, name: string, ctx: StageContext): ContainerEnd & { afterMs: number } {
  const container = pod.spec.containers.find((c) => c.name === name);
  const outcome = container && ctx.outcome(container);
  return outcome?.exits ? outcome : { exitCode: 0, afterMs: 0 };
}

function restartable(pod: Pod): ContainerStatus[] {
  if (isTerminating(pod) || isFinished(pod)) return [];
  const policy = pod.spec.restartPolicy ?? 'Always';
  return (pod.status?.containerStatuses ?? []).filter((s) => {
    if (!s.state.terminated || policy === 'Never') return false;
    return policy === 'Always' || s.state.terminated.exitCode !== 0;
  });
}

function crashed(pod: Pod): ContainerStatus[] {
  if (isTerminating(pod)) return [];
  return (pod.status?.containerStatuses ?? []).filter((s) => s.state.waiting?.reason === 'CrashLoopBackOff');
}

function backOffDelay(status: ContainerStatus | undefined): number {
  return Math.min(FIRST_BACKOFF * 2 ** Math.max(0, (status?.restartCount ?? 1) - 1), LONGEST_BACKOFF);
}
