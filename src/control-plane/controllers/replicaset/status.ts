/** `ReplicaSetStatus` from the pods as they are: `calculateStatus`. */
import { fieldOf } from '../../../go/json/field';
import type { ReplicaSetCondition, ReplicaSetStatus } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';
import { isPodAvailable, isPodReady } from '../../client/pod-conditions';
import type { ReplicaSetLike } from './flavor';

const REPLICA_FAILURE = 'ReplicaFailure';

/** Counts the pods. `failure` is what kept pods from being made or deleted. */
export function statusOf(set: ReplicaSetLike, pods: Pod[], now: number, failure?: string): ReplicaSetStatus {
  const template = set.spec.template?.metadata?.labels ?? {};
  const ready = pods.filter(isPodReady);
  const status: ReplicaSetStatus = {
    ...set.status,
    replicas: pods.length,
    observedGeneration: set.metadata.generation,
  };
  const labelled = pods.filter((pod) => hasLabels(pod, template));
  const available = ready.filter((pod) => isPodAvailable(pod, set.spec.minReadySeconds ?? 0, now));
  setCount(status, 'fullyLabeledReplicas', labelled.length);
  setCount(status, 'readyReplicas', ready.length);
  setCount(status, 'availableReplicas', available.length);
  status.conditions = conditionsOf(set, pods, now, failure);
  if (!status.conditions) delete status.conditions;
  return status;
}

function hasLabels(pod: Pod, wanted: Record<string, string>): boolean {
  for (const key in wanted) if (fieldOf(pod.metadata.labels, key) !== fieldOf(wanted, key)) return false;
  return true;
}

/** Go leaves a count of none out of the object. */
function setCount(
  status: ReplicaSetStatus,
  field: 'fullyLabeledReplicas' | 'readyReplicas' | 'availableReplicas',
  count: number,
): void {
  if (count > 0) status[field] = count;
  else delete status[field];
}

function conditionsOf(
  set: ReplicaSetLike,
  pods: Pod[],
  now: number,
  failure: string | undefined,
): ReplicaSetCondition[] | undefined {
  const known = set.status?.conditions ?? [];
  const found = known.find((c) => c.type === REPLICA_FAILURE);
  if (failure !== undefined && found) return known;
  const others = known.filter((c) => c.type !== REPLICA_FAILURE);
  if (failure === undefined) return others.length > 0 ? others : undefined;
  const reason = pods.length < (set.spec.replicas ?? 0) ? 'FailedCreate' : 'FailedDelete';
  const lastTransitionTime = formatTime(now);
  return [...others, { lastTransitionTime, message: failure, reason, status: 'True', type: REPLICA_FAILURE }];
}
