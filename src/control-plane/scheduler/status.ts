/** What the scheduler writes into a pod's status: `updatePod` and `UpdatePodCondition`. */

import { deepEqual } from '../../go/json/deep';
import type { Pod, PodCondition, PodStatus } from '../../kube/api/core/v1';
import { formatTime } from '../../kube/meta/meta';
import type { ControllerContext } from '../client/controller';

/** Writes a condition, and with it whatever else changed; nothing where both are as they were. */
export function writeConditions(
  { client, now }: ControllerContext,
  pod: Pod,
  condition: Omit<PodCondition, 'lastProbeTime' | 'lastTransitionTime'>,
  change: Partial<PodStatus> = {},
): void {
  const known = pod.status?.conditions?.find((c) => c.type === condition.type);
  const lastTransitionTime = known?.status === condition.status ? known.lastTransitionTime : formatTime(now());
  const updated: PodCondition = { lastProbeTime: null, ...condition, lastTransitionTime };
  const conditions = [...(pod.status?.conditions ?? [])];
  const at = conditions.findIndex((c) => c.type === condition.type);
  conditions.splice(at < 0 ? conditions.length : at, at < 0 ? 0 : 1, updated);
  const status = { ...pod.status, ...change, conditions };
  if (!deepEqual(status, pod.status)) client.kind('pods').updateStatus({ ...pod, status });
}
