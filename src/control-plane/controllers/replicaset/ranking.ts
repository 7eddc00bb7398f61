/** Which pods go first when there are too many: `controller.ActivePodsWithRanks`. */
import type { Pod } from '../../../kube/api/core/v1';
import { isPodReady, podCondition } from '../../client/pod-conditions';

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const PHASES: Record<string, number> = { Pending: 0, Unknown: 1, Running: 2 };

/** Compares two pods by one of the rules: below 0 when the first goes first. */
type Rule = (a: Pod, b: Pod) => number;

/**
 * The `count` pods that matter least: without a node, pending, not ready, cheap, sharing a node with many of
 * `related`, ready or made only lately.
 */
export function podsToDelete(pods: Pod[], related: readonly Pod[], count: number, now: number): Pod[] {
  if (count >= pods.length) return pods;
  const onNode = new Map<string, number>();
  for (const { spec } of related) onNode.set(spec.nodeName ?? '', (onNode.get(spec.nodeName ?? '') ?? 0) + 1);
  const rank = (pod: Pod) => onNode.get(pod.spec.nodeName ?? '') ?? 0;
  const rules: Rule[] = [
    (a, b) => Number(!!a.spec.nodeName) - Number(!!b.spec.nodeName),
    (a, b) => phase(a) - phase(b),
    (a, b) => Number(isPodReady(a)) - Number(isPodReady(b)),
    (a, b) => cost(a) - cost(b),
    (a, b) => rank(b) - rank(a),
    (a, b) => (isPodReady(a) && isPodReady(b) ? youngerFirst(a, b, readyTime, now) : 0),
    (a, b) => restarts(b) - restarts(a),
    (a, b) => youngerFirst(a, b, creationTime, now),
  ];
  const compare = (a: Pod, b: Pod) => {
    for (const rule of rules) {
      const order = rule(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  return [...pods].sort(compare).slice(0, count);
}

const phase = (pod: Pod): number => PHASES[pod.status?.phase ?? ''] ?? 0;

const cost = (pod: Pod): number => Number(pod.metadata.annotations?.[DELETION_COST] ?? 0) || 0;

const readyTime = (pod: Pod): number => Date.parse(podCondition(pod, 'Ready')?.lastTransitionTime ?? '');

const creationTime = (pod: Pod): number => Date.parse(pod.metadata.creationTimestamp ?? '');

function restarts(pod: Pod): number {
  return Math.max(0, ...(pod.status?.containerStatuses ?? []).map((s) => s.restartCount));
}

/** Ages count by their order of magnitude; within one, the uid decides, which is as good as chance. */
function youngerFirst(a: Pod, b: Pod, timeOf: (pod: Pod) => number, now: number): number {
  const [timeA, timeB] = [timeOf(a), timeOf(b)];
  if (timeA === timeB) return 0;
  const magnitude = (time: number) => (now > time ? Math.floor(Math.log2((now - time) * 1e6)) : -1);
  const difference = magnitude(timeA) - magnitude(timeB);
  return difference !== 0 ? difference : (a.metadata.uid ?? '') < (b.metadata.uid ?? '') ? -1 : 1;
}
