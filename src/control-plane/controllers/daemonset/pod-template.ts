/** The pod a DaemonSet makes for a node: `util.CreatePodTemplate` and node affinity. */
import type { DaemonSet } from '../../../kube/api/apps/v1';
import type {
  Affinity,
  NodeSelectorTerm,
  Pod,
  PodTemplateSpec,
  TaintEffect,
  Toleration,
} from '../../../kube/api/core/v1';

export const REVISION_LABEL = 'controller-revision-hash';
const GENERATION_LABEL = 'pod-template-generation';
const GENERATION_ANNOTATION = 'deprecated.daemonset.template.generation';

/** What every daemon puts up with. */
function daemonTolerations({ hostNetwork }: PodTemplateSpec['spec']): Toleration[] {
  const tolerated: [string, TaintEffect][] = [
    ['not-ready', 'NoExecute'],
    ['unreachable', 'NoExecute'],
    ['disk-pressure', 'NoSchedule'],
    ['memory-pressure', 'NoSchedule'],
    ['pid-pressure', 'NoSchedule'],
    ['unschedulable', 'NoSchedule'],
    ...(hostNetwork ? [['network-unavailable', 'NoSchedule'] as [string, TaintEffect]] : []),
  ];
  return tolerated.map(([key, effect]) => ({ key: `node.kubernetes.io/${key}`, operator: 'Exists', effect }));
}

/** The template's own tolerations, with the daemons' in place of those that are about the same. */
function withTolerations(spec: PodTemplateSpec['spec']): Toleration[] {
  const tolerations = [...(spec.tolerations ?? [])];
  for (const toleration of daemonTolerations(spec)) {
    const same = (t: Toleration) =>
      t.key === toleration.key && t.effect === toleration.effect && t.operator === toleration.operator && !t.value;
    const at = tolerations.findIndex(same);
    if (at < 0) tolerations.push(toleration);
    else tolerations[at] = toleration;
  }
  return tolerations;
}

/** The template with the labels that tell its revision, and the tolerations of a daemon. */
export function daemonTemplate({ metadata, spec: { template } }: DaemonSet, hash: string): PodTemplateSpec {
  const generation = metadata.annotations?.[GENERATION_ANNOTATION];
  const labels = {
    ...template.metadata?.labels,
    ...(generation === undefined ? {} : { [GENERATION_LABEL]: generation }),
    [REVISION_LABEL]: hash,
  };
  return {
    metadata: { ...template.metadata, labels },
    spec: { ...template.spec, tolerations: withTolerations(template.spec) },
  };
}

/** A template for one node only, which the scheduler then has no other choice than to give the pod to. */
export function forNode({ metadata, spec }: PodTemplateSpec, node: string): PodTemplateSpec {
  const term: NodeSelectorTerm = { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] };
  const nodeAffinity: Affinity['nodeAffinity'] = {
    ...spec.affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] },
  };
  return { metadata, spec: { ...spec, affinity: { ...spec.affinity, nodeAffinity } } };
}

/** The node a daemon runs on, or was made for. */
export function targetNode({ spec }: Pod): string | undefined {
  if (spec.nodeName) return spec.nodeName;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  for (const term of required?.nodeSelectorTerms ?? [])
    for (const { key, operator, values } of term.matchFields ?? [])
      if (key === 'metadata.name' && operator === 'In' && values?.length === 1) return values[0];
  return undefined;
}
