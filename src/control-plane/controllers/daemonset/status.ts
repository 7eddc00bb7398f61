/** `DaemonSetStatus` from nodes and pods: `updateDaemonSetStatus`. */
import type { DaemonSetStatus } from '../../../kube/api/apps/v1';
import { nextSeen } from '../../client/gradual';
import { isPodReady } from '../../client/pod-conditions';
import { byPhaseAndCreation, type Daemons, isAvailable, isUpdated } from './daemons';

/** Counts what there is. */
export function statusOf(daemons: Daemons): DaemonSetStatus {
  const { set, nodes, fitOf, byNode } = daemons;
  const counts = { desired: 0, current: 0, misscheduled: 0, ready: 0, updated: 0, available: 0 };
  for (const node of nodes) {
    const [pod] = [...(byNode.get(node.metadata.name) ?? [])].sort(byPhaseAndCreation);
    if (!fitOf(node).shouldRun) {
      if (pod) counts.misscheduled++;
      continue;
    }
    counts.desired++;
    if (!pod) continue;
    counts.current++;
    if (isPodReady(pod)) counts.ready++;
    if (isAvailable(pod, daemons)) counts.available++;
    if (isUpdated(pod, daemons)) counts.updated++;
  }
  return withCounts(counts, daemons, set.status?.collisionCount);
}

/** The status as the controller sees it next, on its way to what is. */
export function seenStatus(daemons: Daemons): DaemonSetStatus {
  const actual = statusOf(daemons);
  const last = daemons.set.status;
  const size = actual.desiredNumberScheduled;
  const available = nextSeen(last?.numberAvailable ?? 0, actual.numberAvailable ?? 0, size);
  const ready = nextSeen(last?.numberReady ?? 0, actual.numberReady, size);
  const counts = {
    desired: size,
    current: actual.currentNumberScheduled,
    misscheduled: actual.numberMisscheduled,
    updated: actual.updatedNumberScheduled ?? 0,
    ready,
    available,
  };
  return withCounts(counts, daemons, actual.collisionCount);
}

interface Counts {
  desired: number;
  current: number;
  misscheduled: number;
  ready: number;
  updated: number;
  available: number;
}

function withCounts(counts: Counts, { set }: Daemons, collisionCount: number | undefined): DaemonSetStatus {
  const unavailable = counts.desired - counts.available;
  return {
    currentNumberScheduled: counts.current,
    numberMisscheduled: counts.misscheduled,
    desiredNumberScheduled: counts.desired,
    numberReady: counts.ready,
    observedGeneration: set.metadata.generation,
    // Go leaves these out of the object when they are zero.
    ...(counts.updated ? { updatedNumberScheduled: counts.updated } : {}),
    ...(counts.available ? { numberAvailable: counts.available } : {}),
    ...(unavailable ? { numberUnavailable: unavailable } : {}),
    ...(collisionCount === undefined ? {} : { collisionCount }),
  };
}
