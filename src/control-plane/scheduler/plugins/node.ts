/** What nodes say about themselves: NodeUnschedulable, TaintToleration and NodeAffinity. */
import type { Pod } from '../../../kube/api/core/v1';
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
  if (nodesByName(pod)?.size === 0) return unresolvable('pod affinity terms conflict');
  return (node) =>
    nodeAffinityMatches(pod, node) ? undefined : unresolvable("node(s) didn't match Pod's node affinity/selector");
};

/** The nodes a pod's affinity asks for by name, as that of daemons does; undefined where one of its terms names none. */
export function nodesByName({ spec }: Pod): ReadonlySet<string> | undefined {
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const names = new Set<string>();
  for (const { matchFields = [] } of terms) {
    const fields = matchFields.filter(({ key, operator }) => key === 'metadata.name' && operator === 'In');
    const [first, ...others] = fields;
    if (!first) return undefined;
    for (const name of first.values ?? []) if (others.every(({ values }) => values?.includes(name))) names.add(name);
  }
  return terms.length > 0 ? names : undefined;
}
