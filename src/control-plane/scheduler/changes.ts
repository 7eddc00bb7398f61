/** Which changes in the cluster may help a pod that found no place: the events plugins register for. */

import { deepEqual } from '../../go/json/deep';
import type { Pod } from '../../kube/api/core/v1';
import { isFinished } from '../client/pod-conditions';

/** Volumes, claims and classes; nodes; pods that left a node; pods that came to one. */
export type Change = 'volumes' | 'nodes' | 'departures' | 'arrivals';

/** What a pod's change means for others. */
export function changeOf(type: string, pod: Pod, old: Pod | undefined): Change | undefined {
  if (!pod.spec.nodeName) return undefined;
  if (type === 'DELETED' || (isFinished(pod) && !(old && isFinished(old)))) return 'departures';
  if (!old?.spec.nodeName || !deepEqual(pod.metadata.labels, old.metadata.labels)) return 'arrivals';
  return undefined;
}

/** Whether a change may matter to a pod that was refused with `message`. */
export function mayHelp(change: Change, pod: Pod, message: string): boolean {
  switch (change) {
    case 'volumes':
      return VOLUME.test(message);
    case 'departures':
      return ROOM.test(message);
    case 'arrivals':
      return AFFINITY.test(message) && !!pod.spec.affinity?.podAffinity;
    case 'nodes':
      return true;
  }
}

const VOLUME = /persistent ?volume|volume node affinity|PVC/i;
const ROOM = /Insufficient|Too many pods|free ports|affinity rules|spread constraints|ReadWriteOncePod/;
const AFFINITY = /pod affinity rules/;
