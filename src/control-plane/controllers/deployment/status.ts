/** `DeploymentStatus` from its ReplicaSets, and how far a rollout has come: `progress.go` and `calculateStatus`. */
import type { Deployment, DeploymentCondition, DeploymentStatus, ReplicaSet } from '../../../kube/api/apps/v1';
import { conditionOf, newCondition, withCondition, withoutCondition } from './conditions';
import { actualCount, availableCount, maxUnavailable, readyCount, replicaCount, replicasOf } from './strategy';

const NO_DEADLINE = 2147483647;

/** The sets of a Deployment: the one of the present template, if it exists, and all others. */
export interface ReplicaSets {
  current: ReplicaSet | undefined;
  old: ReplicaSet[];
}

/** All sets, the old ones first. */
export const allSets = ({ current, old }: ReplicaSets): ReplicaSet[] => (current ? [...old, current] : old);

/** Whether lack of progress is ever to be reported. */
export function hasProgressDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== NO_DEADLINE;
}

/** Counts, and whether enough is available. */
export function calculateStatus(deployment: Deployment, sets: ReplicaSets, now: number): DeploymentStatus {
  const all = allSets(sets);
  const available = availableCount(all);
  const enough = available >= replicasOf(deployment) - maxUnavailable(deployment);
  const availability = enough
    ? newCondition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', now)
    : newCondition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        now,
      );
  const { collisionCount, conditions = [] } = deployment.status ?? {};
  const counts = {
    replicas: actualCount(all),
    updatedReplicas: actualCount(sets.current ? [sets.current] : []),
    readyReplicas: readyCount(all),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, replicaCount(all) - available),
  };
  return {
    observedGeneration: deployment.metadata.generation,
    // Go leaves what is zero out of the object.
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: withCondition(conditions, availability),
  };
}

/** Whether all replicas are of the present template and available. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = replicasOf(deployment);
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** The status with what is to be said of the rollout's progress. */
export function rolloutStatus(deployment: Deployment, sets: ReplicaSets, now: number): DeploymentStatus {
  const status = calculateStatus(deployment, sets, now);
  const all = allSets(sets);
  let conditions = status.conditions ?? [];
  if (!hasProgressDeadline(deployment)) conditions = withoutCondition(conditions, 'Progressing');
  else conditions = withProgress(deployment, sets, { ...status, conditions }, now);
  const failure = failureOf(sets.current ? [sets.current] : []) ?? failureOf(all);
  conditions = failure ? withCondition(conditions, failure) : withoutCondition(conditions, 'ReplicaFailure');
  return { ...status, conditions };
}

function withProgress(
  deployment: Deployment,
  { current }: ReplicaSets,
  status: DeploymentStatus,
  now: number,
): DeploymentCondition[] {
  const conditions = status.conditions ?? [];
  const known = conditionOf(deployment.status?.conditions, 'Progressing');
  const settled =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && known?.reason === 'NewReplicaSetAvailable';
  if (settled) return conditions;
  const what = current ? `ReplicaSet "${current.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
  if (isComplete(deployment, status)) {
    const message = `${what} has successfully progressed.`;
    return withCondition(conditions, newCondition('Progressing', 'True', 'NewReplicaSetAvailable', message, now));
  }
  if (isProgressing(deployment.status ?? {}, status)) {
    const condition = newCondition('Progressing', 'True', 'ReplicaSetUpdated', `${what} is progressing.`, now);
    // Every sign of progress counts, so that the time of the last one shows even under the same reason.
    if (known?.status === 'True') condition.lastTransitionTime = known.lastTransitionTime;
    return [...withoutCondition(conditions, 'Progressing'), condition];
  }
  if (isTimedOut(deployment, conditionOf(conditions, 'Progressing'), now)) {
    const message = `${what} has timed out progressing.`;
    return withCondition(conditions, newCondition('Progressing', 'False', 'ProgressDeadlineExceeded', message, now));
  }
  return conditions;
}

/** `DeploymentProgressing` */
function isProgressing(old: DeploymentStatus, status: DeploymentStatus): boolean {
  const outdated = (s: DeploymentStatus) => (s.replicas ?? 0) - (s.updatedReplicas ?? 0);
  return (
    (status.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
    outdated(status) < outdated(old) ||
    (status.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (old.availableReplicas ?? 0)
  );
}

function isTimedOut(deployment: Deployment, condition: DeploymentCondition | undefined, now: number): boolean {
  if (!condition || condition.reason === 'NewReplicaSetAvailable') return false;
  if (condition.reason === 'ProgressDeadlineExceeded') return true;
  return deadlineOf(deployment, condition) < now;
}

/** When the Deployment counts as stuck, should nothing happen until then. */
export function deadlineOf({ spec }: Deployment, { lastUpdateTime }: DeploymentCondition): number {
  return Date.parse(lastUpdateTime ?? '') + (spec.progressDeadlineSeconds ?? 0) * 1000;
}

function failureOf(sets: readonly ReplicaSet[]): DeploymentCondition | undefined {
  for (const { status } of sets) {
    const found = conditionOf(status?.conditions, 'ReplicaFailure');
    if (!found) continue;
    const { lastTransitionTime, message, reason, status: value, type } = found;
    return { lastTransitionTime, lastUpdateTime: lastTransitionTime, message, reason, status: value, type };
  }
  return undefined;
}
