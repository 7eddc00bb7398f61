/** Replacing pods a few at a time: `rolloutRolling`. */
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { DeploymentControl } from './deployment-control';
import { allSets, type ReplicaSets } from './status';
import { availableCount, maxUnavailable, newReplicaSetSize, replicaCount, replicasOf } from './strategy';

/** Takes one step: lets the new set grow, or else the old ones shrink. Gives the sets as they are then. */
export function rollingStep(control: DeploymentControl, deployment: Deployment, sets: ReplicaSets): ReplicaSets {
  const { current } = sets;
  if (!current) return sets;
  const size = newSize(deployment, sets, current);
  if (size !== replicasOf(current)) return { ...sets, current: control.resize(deployment, current, size) };
  return { current, old: shrinkOld(control, deployment, sets, current) };
}

function newSize(deployment: Deployment, sets: ReplicaSets, current: ReplicaSet): number {
  const wanted = replicasOf(deployment);
  if (replicasOf(current) >= wanted) return wanted;
  return newReplicaSetSize(deployment, allSets(sets), replicasOf(current));
}

/** Takes from the old sets what need not be available: first pods that are not anyway, then others, oldest set first. */
function shrinkOld(
  control: DeploymentControl,
  deployment: Deployment,
  sets: ReplicaSets,
  current: ReplicaSet,
): ReplicaSet[] {
  if (replicaCount(sets.old) === 0) return sets.old;
  const minAvailable = replicasOf(deployment) - maxUnavailable(deployment);
  const unavailable = replicasOf(current) - (current.status?.availableReplicas ?? 0);
  const room = replicaCount(allSets(sets)) - minAvailable - unavailable;
  if (room <= 0) return sets.old;
  const unhealthy = (set: ReplicaSet) => replicasOf(set) - (set.status?.availableReplicas ?? 0);
  // A set that has not got round to its size yet cannot be judged.
  if (sets.old.some((set) => replicasOf(set) > 0 && unhealthy(set) < 0)) return sets.old;
  const cleaned = take(control, deployment, sets.old, room, unhealthy);
  const spare = availableCount(allSets({ current, old: cleaned })) - minAvailable;
  return take(control, deployment, cleaned, spare, replicasOf);
}

/** Scales sets down by `count` together, each by what `offers` says at most. */
function take(
  control: DeploymentControl,
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  count: number,
  offers: (set: ReplicaSet) => number,
): ReplicaSet[] {
  let left = count;
  return sets.map((set) => {
    if (left <= 0 || replicasOf(set) === 0) return set;
    const share = Math.min(left, offers(set));
    left -= share;
    return control.resize(deployment, set, replicasOf(set) - share);
  });
}
