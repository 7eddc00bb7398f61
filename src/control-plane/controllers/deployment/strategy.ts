/** What a Deployment's strategy allows, and what its ReplicaSets add up to: the sums of `deploymentutil`. */
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import { scaledValue } from '../../../kube/meta/intstr';

export const isRollingUpdate = ({ spec }: Deployment): boolean => spec.strategy?.type !== 'Recreate';

/** The replicas asked for. */
export const replicasOf = (object: Deployment | ReplicaSet): number => object.spec.replicas ?? 1;

/** The whole numbers behind surge and unavailability; when both come out as none, one may be unavailable. */
function fenceposts(deployment: Deployment): { surge: number; unavailable: number } {
  const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec.strategy?.rollingUpdate ?? {};
  const surge = scaledValue(maxSurge, replicasOf(deployment), true);
  const unavailable = scaledValue(maxUnavailable, replicasOf(deployment), false);
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

/** How many pods there may be beyond the replicas. */
export const maxSurge = (d: Deployment): number => (isRollingUpdate(d) ? fenceposts(d).surge : 0);

/** How many of the replicas may be unavailable. */
export function maxUnavailable(d: Deployment): number {
  if (!isRollingUpdate(d) || replicasOf(d) === 0) return 0;
  return Math.min(fenceposts(d).unavailable, replicasOf(d));
}

/** How many replicas the sets ask for together. */
export const replicaCount = (sets: readonly ReplicaSet[]): number => sets.reduce((n, rs) => n + replicasOf(rs), 0);

/** How many pods the sets have together. */
export const actualCount = (sets: readonly ReplicaSet[]): number =>
  sets.reduce((n, { status }) => n + (status?.replicas ?? 0), 0);

export const readyCount = (sets: readonly ReplicaSet[]): number =>
  sets.reduce((n, { status }) => n + (status?.readyReplicas ?? 0), 0);

export const availableCount = (sets: readonly ReplicaSet[]): number =>
  sets.reduce((n, { status }) => n + (status?.availableReplicas ?? 0), 0);

/** Sets that ask for any pods. */
export const activeSets = (sets: readonly ReplicaSet[]): ReplicaSet[] => sets.filter((rs) => replicasOf(rs) > 0);

/** Oldest first, then by name. */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const [timeA, timeB] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? ''];
  if (timeA !== timeB) return timeA < timeB ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

/** The size of the new set that the strategy allows at present: `NewRSNewReplicas`. */
export function newReplicaSetSize(deployment: Deployment, sets: readonly ReplicaSet[], current: number): number {
  const wanted = replicasOf(deployment);
  if (!isRollingUpdate(deployment)) return wanted;
  const room = wanted + maxSurge(deployment) - replicaCount(sets);
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}
