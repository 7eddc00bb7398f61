/** Bringing daemons to the present template: `DaemonSetsController.rollingUpdate`. */
import type { Pod } from '../../../kube/api/core/v1';
import { isTerminating } from '../../client/pod-conditions';
import { type Daemons, desiredCount, isAvailable, isUpdated, updateLimits } from './daemons';

/** What an update step does: pods that go, and nodes that get a second pod. */
export interface UpdateStep {
  delete: Pod[];
  create: string[];
}

/** The pods of one node, if they are at most one of each. */
interface NodePods {
  fresh?: Pod;
  old?: Pod;
}

/** The next step, within what may be unavailable or surplus. */
export function rollingUpdate(daemons: Daemons): UpdateStep {
  const { maxSurge, maxUnavailable } = updateLimits(daemons.set, desiredCount(daemons));
  return maxSurge === 0 ? { delete: replaceable(daemons, maxUnavailable), create: [] } : surge(daemons, maxSurge);
}

/** Old pods to delete: all that are unavailable anyway, and others as long as few enough are. */
function replaceable(daemons: Daemons, maxUnavailable: number): Pod[] {
  let unavailable = 0;
  const useless: Pod[] = [];
  const candidates: Pod[] = [];
  for (const pods of daemons.byNode.values()) {
    const { fresh, old } = nodePods(daemons, pods) ?? {};
    if (!!fresh === !!old) unavailable++;
    else if (fresh) unavailable += isAvailable(fresh, daemons) ? 0 : 1;
    else if (old && !isAvailable(old, daemons)) useless.push(old);
    else if (old) candidates.push(old);
  }
  return [...useless, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))];
}

/** Nodes that get a new pod beside the old, and old pods whose successors are available. */
function surge(daemons: Daemons, maxSurge: number): UpdateStep {
  let surplus = 0;
  const succeeded: Pod[] = [];
  const useless: string[] = [];
  const candidates: string[] = [];
  for (const [node, pods] of daemons.byNode) {
    const found = nodePods(daemons, pods);
    if (!found) surplus++;
    if (!found?.old) continue;
    const { fresh, old } = found;
    if (!fresh) (isAvailable(old, daemons) ? candidates : useless).push(node);
    else if (isAvailable(fresh, daemons)) succeeded.push(old);
    else surplus++;
  }
  return { delete: succeeded, create: [...useless, ...candidates.slice(0, Math.max(0, maxSurge - surplus))] };
}

/** Undefined where a node has several pods of one kind, which `manage` sees to. */
function nodePods(daemons: Daemons, pods: readonly Pod[]): NodePods | undefined {
  const alive = pods.filter((pod) => !isTerminating(pod));
  const fresh = alive.filter((pod) => isUpdated(pod, daemons));
  const old = alive.filter((pod) => !isUpdated(pod, daemons));
  if (fresh.length > 1 || old.length > 1) return undefined;
  return { fresh: fresh[0], old: old[0] };
}
