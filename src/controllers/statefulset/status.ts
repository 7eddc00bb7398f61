/** `StatefulSetStatus` from the pods as they are. */
import type { ControllerRevision } from '../../api/apps/controllerrevision';
import type { StatefulSet, StatefulSetStatus } from '../../api/apps/statefulset';
import type { Pod } from '../../api/core/pod';
import { isPodAvailable, isPodReady, isTerminating } from '../../client/pod-conditions';
import { revisionOf } from './identity';

/** The two revisions a set lives between. */
export interface Revisions {
  current: ControllerRevision;
  update: ControllerRevision;
}

export const isRunningAndReady = (pod: Pod): boolean => pod.status?.phase === 'Running' && isPodReady(pod);

/** Counts the pods, and ends a rolling update when every pod has been updated and is ready. */
export function statusOf(
  set: StatefulSet,
  pods: Pod[],
  { current, update }: Revisions,
  now: number,
): StatefulSetStatus {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const alive = pods.filter((pod) => !isTerminating(pod));
  const ready = pods.filter(isRunningAndReady);
  const status: StatefulSetStatus = {
    availableReplicas: ready.filter((pod) => isPodAvailable(pod, minReadySeconds, now)).length,
    collisionCount: set.status?.collisionCount ?? 0,
    currentReplicas: alive.filter((pod) => revisionOf(pod) === current.metadata.name).length,
    currentRevision: current.metadata.name,
    observedGeneration: set.metadata.generation,
    readyReplicas: ready.length,
    replicas: pods.length,
    updateRevision: update.metadata.name,
    updatedReplicas: alive.filter((pod) => revisionOf(pod) === update.metadata.name).length,
  };
  const rolling = set.spec.updateStrategy?.type !== 'OnDelete';
  if (rolling && status.updatedReplicas === status.replicas && status.readyReplicas === status.replicas) {
    status.currentReplicas = status.updatedReplicas;
    status.currentRevision = status.updateRevision;
  }
  // Go leaves these out of the object when they are zero.
  for (const field of ['currentReplicas', 'readyReplicas', 'updatedReplicas'] as const)
    if (status[field] === 0) delete status[field];
  return status;
}
