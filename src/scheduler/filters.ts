/** Why a node cannot take a pod: the filter plugins of kube-scheduler, in its words. */
import type { Node } from '../api/core/node';
import type { Pod } from '../api/core/pod';
import { nodeAffinityMatches } from '../client/node-affinity';
import { tolerates } from '../client/tolerations';
import { type NodeInfo, podRequests, thousandths } from './node-info';

/** Reasons a node is ruled out; empty when the pod fits. */
export function filterNode(pod: Pod, node: Node, info: NodeInfo): string[] {
  const toleratesCordon = tolerates(pod, { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' });
  if (node.spec.unschedulable && !toleratesCordon) return ['node(s) were unschedulable'];
  const taint = (node.spec.taints ?? []).find((t) => t.effect !== 'PreferNoSchedule' && !tolerates(pod, t));
  if (taint) return [`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`];
  if (pod.spec.nodeName && pod.spec.nodeName !== node.metadata.name)
    return ["node(s) didn't match the requested node name"];
  if (!nodeAffinityMatches(pod, node)) return ["node(s) didn't match Pod's node affinity/selector"];
  return insufficientResources(pod, node, info);
}

function insufficientResources(pod: Pod, node: Node, info: NodeInfo): string[] {
  const allocatable = node.status?.allocatable ?? {};
  const reasons: string[] = [];
  if (allocatable.pods !== undefined && info.pods + 1 > thousandths(allocatable.pods) / 1000)
    reasons.push('Too many pods');
  for (const [name, amount] of Object.entries(podRequests(pod))) {
    if (amount === 0) continue;
    const free = thousandths(allocatable[name] ?? '0') - (info.requested[name] ?? 0);
    if (amount > free) reasons.push(`Insufficient ${name}`);
  }
  return reasons;
}
