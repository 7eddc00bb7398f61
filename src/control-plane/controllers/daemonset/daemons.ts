/** A DaemonSet's pods by the node they are for. */
import type { DaemonSet } from '../../../kube/api/apps/v1';
import type { Node, Pod } from '../../../kube/api/core/v1';
import { scaledValue } from '../../../kube/meta/intstr';
import { isFinished, isPodAvailable, isTerminating } from '../../client/pod-conditions';
import type { NodeFit } from './node-fit';
import { REVISION_LABEL, targetNode } from './pod-template';

/** Everything a sync looks at. */
export interface Daemons {
  set: DaemonSet;
  nodes: Node[];
  fitOf(node: Node): NodeFit;
  byNode: Map<string, Pod[]>;
  /** Pods made for nodes that are not there. */
  homeless: Pod[];
  /** The hash of the present template. */
  hash: string;
  now: number;
}

/** Sorts pods by node; ended ones that are being deleted do not count any more. */
export function podsByNode(pods: readonly Pod[], nodes: readonly Node[]): Pick<Daemons, 'byNode' | 'homeless'> {
  const known = new Set(nodes.map(({ metadata }) => metadata.name));
  const byNode = new Map<string, Pod[]>();
  const homeless: Pod[] = [];
  for (const pod of pods) {
    if (isFinished(pod) && isTerminating(pod)) continue;
    const node = targetNode(pod);
    if (node === undefined) continue;
    const there = byNode.get(node);
    if (there) there.push(pod);
    else byNode.set(node, [pod]);
    if (!known.has(node) && !pod.spec.nodeName) homeless.push(pod);
  }
  return { byNode, homeless };
}

/** Scheduled pods first, then older ones: `podByCreationTimestampAndPhase`. */
export function byPhaseAndCreation(a: Pod, b: Pod): number {
  const scheduled = Number(!!b.spec.nodeName) - Number(!!a.spec.nodeName);
  if (scheduled !== 0) return scheduled;
  const [timeA, timeB] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? ''];
  if (timeA !== timeB) return timeA < timeB ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

export const isUpdated = (pod: Pod, { hash }: Daemons): boolean => pod.metadata.labels?.[REVISION_LABEL] === hash;

export const isAvailable = (pod: Pod, { set, now }: Daemons): boolean =>
  isPodAvailable(pod, set.spec.minReadySeconds ?? 0, now);

/** How many nodes should have a daemon. */
export const desiredCount = ({ nodes, fitOf }: Daemons): number => nodes.filter((node) => fitOf(node).shouldRun).length;

/** The whole numbers behind `maxSurge` and `maxUnavailable`; one may be unavailable where both are none. */
export function updateLimits({ spec }: DaemonSet, desired: number): { maxSurge: number; maxUnavailable: number } {
  const rolling = spec.updateStrategy?.rollingUpdate ?? {};
  const maxSurge = scaledValue(rolling.maxSurge ?? 0, desired, true);
  const maxUnavailable = scaledValue(rolling.maxUnavailable ?? 1, desired, true);
  return maxSurge === 0 && maxUnavailable === 0 ? { maxSurge, maxUnavailable: 1 } : { maxSurge, maxUnavailable };
}

/** Whether the set may have two pods on one node while it is updated. */
export const allowsSurge = (set: DaemonSet): boolean =>
  set.spec.updateStrategy?.type === 'RollingUpdate' && updateLimits(set, 100).maxSurge > 0;
