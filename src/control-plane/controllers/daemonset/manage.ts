/** One daemon on every node that should have one, none elsewhere: `DaemonSetsController.manage`. */
import type { Node, Pod } from '../../../kube/api/core/v1';
import { isPodReady, isTerminating } from '../../client/pod-conditions';
import { allowsSurge, byPhaseAndCreation, type Daemons, isAvailable, isUpdated } from './daemons';

/** What is to be done: nodes that need a pod, and pods that go. */
export interface Plan {
  create: string[];
  delete: Pod[];
  /** Pods that ended, with what is to be said of them. */
  ended: Pod[];
}

/** What nodes and pods ask for, the template's revisions aside. */
export function manage(daemons: Daemons): Plan {
  const plan: Plan = { create: [], delete: [], ended: [] };
  for (const node of daemons.nodes) planNode(daemons, node, plan);
  plan.delete.push(...daemons.homeless.filter((pod) => !isTerminating(pod)));
  return plan;
}

function planNode(daemons: Daemons, node: Node, plan: Plan): void {
  const { shouldRun, mayStay } = daemons.fitOf(node);
  const pods = daemons.byNode.get(node.metadata.name);
  if (!pods) {
    if (shouldRun) plan.create.push(node.metadata.name);
    return;
  }
  const alive = pods.filter((pod) => !isTerminating(pod));
  if (!mayStay) {
    plan.delete.push(...alive);
    return;
  }
  const ended = alive.filter((pod) => pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded');
  plan.ended.push(...ended);
  const running = alive.filter((pod) => !ended.includes(pod)).sort(byPhaseAndCreation);
  if (!allowsSurge(daemons.set)) plan.delete.push(...running.slice(1));
  else if (running.length === 0 && shouldRun) plan.create.push(node.metadata.name);
  else plan.delete.push(...surplus(daemons, running));
}

/** With surge there may be a new pod beside an old one, as long as the old one is ready and the new one is not. */
function surplus(daemons: Daemons, running: Pod[]): Pod[] {
  const fresh = running.find((pod) => isUpdated(pod, daemons));
  const old = running.find((pod) => !isUpdated(pod, daemons));
  const others = running.filter((pod) => pod !== fresh && pod !== old);
  const replaced = fresh && old && (!isPodReady(old) || isAvailable(fresh, daemons));
  return replaced ? [...others, old] : others;
}
