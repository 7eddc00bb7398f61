/** What nodes say about themselves: NodeUnschedulable, TaintToleration and NodeAffinity. */
import { nodeAffinityMatches } from '../../client/node-affinity';
import { tolerates } from '../../client/tolerations';
import { type Plugin, unresolvable } from '../plugin';

export const nodeUnschedulable: Plugin = (pod) => (node) => {
  if (!node.spec.unschedulable) return undefined;
  const tolerated = tolerates(pod, { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' });
  return tolerated ? undefined : unresolvable('node(s) were unschedulable');
};

export const taintToleration: Plugin = (pod) => (node) => {
  const taint = node.spec.taints?.find((t) => t.effect !== 'PreferNoSchedule' && !tolerates(pod, t));
  return taint && unresolvable(`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`);
};

export const nodeAffinity: Plugin = (pod) => {
  if (!pod.spec.nodeSelector && !pod.spec.affinity?.nodeAffinity) return undefined;
  return (node) =>
    nodeAffinityMatches(pod, node) ? undefined : unresolvable("node(s) didn't match Pod's node affinity/selector");
};
