/** Following a change of `spec.replicas`, also in the midst of a rollout: `DeploymentController.scale`. */
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import { desiredReplicas, maxReplicas } from './annotations';
import type { DeploymentControl } from './deployment-control';
import { allSets, type ReplicaSets } from './status';
import { activeSets, byCreation, isRollingUpdate, maxSurge, replicaCount, replicasOf } from './strategy';

/** Whether the number of replicas was changed since the sets were last scaled. */
export function isScalingEvent(deployment: Deployment, sets: ReplicaSets): boolean {
  return activeSets(allSets(sets)).some(
    (set) => (desiredReplicas(set) ?? replicasOf(deployment)) !== replicasOf(deployment),
  );
}

/** Scales the only set, or all that are in use in proportion to their sizes. Gives the sets as they are then. */
export function scale(control: DeploymentControl, deployment: Deployment, sets: ReplicaSets): ReplicaSets {
  const resized = new Map<string, ReplicaSet>();
  const keep = (set: ReplicaSet) => resized.set(set.metadata.name, set);
  const only = activeOrLatest(sets);
  if (only) keep(control.resize(deployment, only, replicasOf(deployment)));
  else if (isSaturated(deployment, sets.current))
    for (const set of activeSets(sets.old)) keep(control.resize(deployment, set, 0));
  else if (isRollingUpdate(deployment))
    for (const [set, size] of proportions(deployment, activeSets(allSets(sets))))
      keep(control.scale(deployment, set, size));
  const latest = (set: ReplicaSet) => resized.get(set.metadata.name) ?? set;
  return { current: sets.current && latest(sets.current), old: sets.old.map(latest) };
}

/** The only set in use; the newest one when none is; none when there are several. */
function activeOrLatest(sets: ReplicaSets): ReplicaSet | undefined {
  const active = activeSets(allSets(sets));
  if (active.length > 1) return undefined;
  return active[0] ?? sets.current ?? [...sets.old].sort(byCreation).at(-1);
}

/** Whether the set has all the pods of the Deployment, and they are available. */
function isSaturated(deployment: Deployment, set: ReplicaSet | undefined): boolean {
  if (!set) return false;
  const wanted = replicasOf(deployment);
  return (
    replicasOf(set) === wanted && desiredReplicas(set) === wanted && (set.status?.availableReplicas ?? 0) === wanted
  );
}

/** The sizes of sets that grow or shrink together; what rounding leaves over is the largest one's. */
function proportions(deployment: Deployment, sets: ReplicaSet[]): [ReplicaSet, number][] {
  const allowed = replicasOf(deployment) > 0 ? replicasOf(deployment) + maxSurge(deployment) : 0;
  const toAdd = allowed - replicaCount(sets);
  const age = toAdd > 0 ? (a: ReplicaSet, b: ReplicaSet) => byCreation(b, a) : byCreation;
  const sorted = toAdd === 0 ? sets : [...sets].sort((a, b) => replicasOf(b) - replicasOf(a) || age(a, b));
  let added = 0;
  const sizes = sorted.map((set): [ReplicaSet, number] => {
    const share = proportion(deployment, set, toAdd, added);
    added += share;
    return [set, replicasOf(set) + share];
  });
  const largest = sizes[0];
  if (largest && toAdd !== 0) largest[1] = Math.max(0, largest[1] + toAdd - added);
  return sizes;
}

/** `GetProportion` */
function proportion(deployment: Deployment, set: ReplicaSet, toAdd: number, added: number): number {
  if (replicasOf(set) === 0 || toAdd === 0 || toAdd === added) return 0;
  const share = fraction(deployment, set);
  const left = toAdd - added;
  return toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
}

/** How much a set would grow if it kept its share of the whole. */
function fraction(deployment: Deployment, set: ReplicaSet): number {
  const size = replicasOf(set);
  if (replicasOf(deployment) === 0) return -size;
  const whole = maxReplicas(set) ?? deployment.status?.replicas ?? 0;
  const target = (size * (replicasOf(deployment) + maxSurge(deployment))) / whole;
  return Math.trunc(target + 0.5) - size;
}
