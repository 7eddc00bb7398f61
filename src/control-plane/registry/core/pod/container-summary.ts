/** Sums over a pod's containers that `kubectl get` shows. */

import type { ContainerStatus, Pod } from '../../../../kube/api/core/v1';
import { humanDuration } from '../../../../kube/meta/human-duration';
import { isInitializing } from './status-reason';

/** How many containers are ready and running. */
export function readyContainers(pod: Pod): number {
  if (isInitializing(pod)) return 0;
  return (pod.status?.containerStatuses ?? []).filter(
    ({ ready, state = {} }) => ready && state.running && !state.terminated && !state.waiting?.reason,
  ).length;
}

const lastEnd = (statuses: readonly ContainerStatus[]) =>
  Math.max(0, ...statuses.map(({ lastState }) => Date.parse(lastState?.terminated?.finishedAt ?? '') || 0));

/** `3 (5s ago)`: restarts of the containers, or of the init containers while those run, and when the last one was. */
export function podRestarts(pod: Pod, now: number): string {
  const { initContainerStatuses: init, containerStatuses } = pod.status ?? {};
  const statuses = (isInitializing(pod) ? init : containerStatuses) ?? [];
  const count = statuses.reduce((sum, { restartCount }) => sum + (restartCount ?? 0), 0);
  const last = lastEnd(statuses);
  return count > 0 && last > 0 ? `${count} (${humanDuration(now - last)} ago)` : String(count);
}
