/** `StatefulSetStatus` from the pods as a sync saw them. */
import type { ControllerRevision, StatefulSet, StatefulSetStatus } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { isPodAvailable, isPodReady, isTerminating } from '../../client/pod-conditions';
import { revisionOf } from './identity';

/** The two revisions a set lives between, and how often a revision's name was taken by another. */
export interface Revisions {
  current: ControllerRevision;
  update: ControllerRevision;
  collisionCount: number;
}

/** What the status counts. */
export type ReplicaCounts = Required<
  Pick<StatefulSetStatus, 'replicas' | 'readyReplicas' | 'availableReplicas' | 'currentReplicas' | 'updatedReplicas'>
>;

export const isRunningAndReady = (pod: Pod): boolean => pod.status?.phase === 'Running' && isPodReady(pod);

/** Counts the pods that exist: `computeReplicaStatus`. */
export function countReplicas(
  set: StatefulSet,
  pods: Iterable<Pod | undefined>,
  { current, update }: Revisions,
  now: number,
): ReplicaCounts {
  const counts = { replicas: 0, readyReplicas: 0, availableReplicas: 0, currentReplicas: 0, updatedReplicas: 0 };
  for (const pod of pods) {
    if (!pod) continue;
    counts.replicas++;
    if (isRunningAndReady(pod)) {
      counts.readyReplicas++;
      if (isPodAvailable(pod, set.spec.minReadySeconds ?? 0, now)) counts.availableReplicas++;
    }
    if (isTerminating(pod)) continue;
    const revision = revisionOf(pod);
    if (revision === current.metadata.name) counts.currentReplicas++;
    if (revision === update.metadata.name) counts.updatedReplicas++;
  }
  return counts;
}

/** The status to write; a rolling update ends when every pod has been updated and is ready: `completeRollingUpdate`. */
export function statusOf(set: StatefulSet, counts: ReplicaCounts, revisions: Revisions): StatefulSetStatus {
  const { current, update, collisionCount } = revisions;
  const { replicas, readyReplicas, updatedReplicas } = counts;
  const rolling = set.spec.updateStrategy?.type === 'RollingUpdate';
  const complete = rolling && updatedReplicas === replicas && readyReplicas === replicas;
  const status: StatefulSetStatus = {
    ...counts,
    collisionCount,
    ...(complete ? { currentReplicas: updatedReplicas } : {}),
    currentRevision: (complete ? update : current).metadata.name,
    observedGeneration: set.metadata.generation,
    updateRevision: update.metadata.name,
  };
  // Go leaves these out of the object when they are zero.
  for (const field of ['currentReplicas', 'readyReplicas', 'updatedReplicas'] as const)
    if (status[field] === 0) delete status[field];
  return status;
}

/** Whether the status says something else than the stored one: `inconsistentStatus`. */
export function isStatusStale({ status: stored }: StatefulSet, status: StatefulSetStatus): boolean {
  if ((status.observedGeneration ?? 0) > (stored?.observedGeneration ?? 0)) return true;
  return (
    COMPARED.some((field) => (status[field] ?? 0) !== (stored?.[field] ?? 0)) ||
    status.currentRevision !== stored?.currentRevision ||
    status.updateRevision !== stored?.updateRevision
  );
}

const COMPARED = ['replicas', 'currentReplicas', 'readyReplicas', 'updatedReplicas', 'availableReplicas'] as const;
