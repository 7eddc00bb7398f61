/** PodTopologySpread: no zone or node gets many more of a kind of pod than another. */
import { fieldOf } from '../../../go/json/field';
import type { Node, Pod, TopologySpreadConstraint } from '../../../kube/api/core/v1';
import { newRequirement } from '../../../kube/labels/label-requirement';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { type Selector, selectorOf } from '../../../kube/labels/selector';
import { nodeAffinityMatches } from '../../client/node-affinity';
import { isTerminating } from '../../client/pod-conditions';
import { tolerates } from '../../client/tolerations';
import { type NodeFilter, type Plugin, resolvable, unresolvable } from '../plugin';
import type { Snapshot } from '../snapshot';

const REASON = "node(s) didn't match pod topology spread constraints";

export const podTopologySpread: Plugin = (pod, snapshot) => {
  const hard = (pod.spec.topologySpreadConstraints ?? []).filter((c) => c.whenUnsatisfiable === 'DoNotSchedule');
  if (hard.length === 0) return undefined;
  const keys = hard.map((c) => c.topologyKey);
  const checks = hard.map((constraint) => checkOf(pod, constraint, keys, snapshot));
  return (node) => {
    for (const check of checks) {
      const rejection = check(node);
      if (rejection) return rejection;
    }
    return undefined;
  };
};

function checkOf(pod: Pod, constraint: TopologySpreadConstraint, keys: string[], snapshot: Snapshot): NodeFilter {
  const { topologyKey, maxSkew, minDomains = 1 } = constraint;
  const selector = spreadSelector(pod, constraint);
  const counts = countByDomain(pod, constraint, keys, snapshot, selector);
  const least = counts.size < minDomains ? 0 : Math.min(...counts.values());
  const itself = selector.matches(pod.metadata.labels) ? 1 : 0;
  return ({ metadata }) => {
    const domain = fieldOf(metadata.labels, topologyKey);
    if (domain === undefined) return unresolvable(`${REASON} (missing required label)`);
    return (counts.get(domain) ?? 0) + itself - least > maxSkew ? resolvable(REASON) : undefined;
  };
}

/** How many pods a constraint counts in each domain of the nodes that matter to it. */
export function countByDomain(
  pod: Pod,
  constraint: TopologySpreadConstraint,
  keys: string[],
  snapshot: Snapshot,
  selector = spreadSelector(pod, constraint),
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of snapshot.nodes) {
    if (!keys.every((key) => fieldOf(node.metadata.labels, key) !== undefined) || !nodeCounts(pod, constraint, node))
      continue;
    const domain = fieldOf(node.metadata.labels, constraint.topologyKey) ?? '';
    let count = counts.get(domain) ?? 0;
    for (const other of snapshot.info(node.metadata.name).pods.values())
      if (other.metadata.namespace === pod.metadata.namespace && !isTerminating(other))
        if (selector.matches(other.metadata.labels)) count++;
    counts.set(domain, count);
  }
  return counts;
}

/** Whether a node's domain counts: by default where the pod's node affinity lets it run, whatever the taints. */
function nodeCounts(pod: Pod, { nodeAffinityPolicy, nodeTaintsPolicy }: TopologySpreadConstraint, node: Node): boolean {
  if (nodeAffinityPolicy !== 'Ignore' && !nodeAffinityMatches(pod, node)) return false;
  if (nodeTaintsPolicy !== 'Honor') return true;
  return (node.spec.taints ?? []).every((t) => t.effect === 'PreferNoSchedule' || tolerates(pod, t));
}

/** The constraint's selector, narrowed to the pod's own values of `matchLabelKeys`. */
function spreadSelector(pod: Pod, { labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint): Selector {
  const { requirements } = selectorFromLabelSelector(labelSelector);
  const own = matchLabelKeys.flatMap((key) => {
    const value = fieldOf(pod.metadata.labels, key);
    return value === undefined ? [] : [newRequirement(key, '=', [value])];
  });
  return own.length > 0 ? selectorOf([...requirements, ...own]) : selectorFromLabelSelector(labelSelector);
}
