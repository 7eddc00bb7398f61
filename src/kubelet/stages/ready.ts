import type { Probe } from '../../api/core/container';
import { isTerminating } from '../../client/pod-conditions';
import type { Stage } from '../stage';

/** A container with probes becomes ready when they have succeeded often enough. */
export const ready: Stage = {
  name: 'ready',
  subjects: (pod) =>
    isTerminating(pod)
      ? []
      : (pod.status?.containerStatuses ?? []).filter((s) => s.state.running && !s.ready).map((s) => s.name),
  delay(pod, name) {
    const container = pod.spec.containers.find((c) => c.name === name);
    return probeTime(container?.startupProbe) + probeTime(container?.readinessProbe);
  },
  next(pod, name, ctx) {
    const containerStatuses = (pod.status?.containerStatuses ?? []).map((s) =>
      s.name === name ? { ...s, ready: true, started: true } : s,
    );
    ctx.writeStatus(pod, { containerStatuses });
  },
};

/** Probes start after the initial delay, at the next full period. */
function probeTime(probe: Probe | undefined): number {
  if (!probe) return 0;
  const period = probe.periodSeconds ?? 10;
  const first = Math.ceil((probe.initialDelaySeconds ?? 0) / period) * period;
  return (first + period * ((probe.successThreshold ?? 1) - 1)) * 1000;
}
