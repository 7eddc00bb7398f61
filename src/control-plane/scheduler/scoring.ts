/** Which of several nodes is best for a pod: the score plugins, each from 0 to 100, with a v1.28 scheduler's weights. */
import { fieldOf } from '../../go/json/field';
import type { Node, Pod, PodAffinityTerm } from '../../kube/api/core/v1';
import { nodeSelectorTermsMatch } from '../client/node-affinity';
import { tolerates } from '../client/tolerations';
import { termMatcher } from './plugins/inter-pod-affinity';
import { countByDomain } from './plugins/topology-spread';
import { podRequests, thousandths } from './requests';
import type { Snapshot } from './snapshot';

/** Gives a value to each node; more is better, on a scale of its own. */
type Scorer = (pod: Pod, nodes: readonly Node[], snapshot: Snapshot) => number[] | undefined;

const scorers: [Scorer, weight: number][] = [
  [untaintedness, 3],
  [preferredNodes, 2],
  [spread, 2],
  [preferredNeighbours, 2],
  [roominess, 1],
];

/** The nodes with the highest score. */
export function bestNodes(pod: Pod, nodes: readonly Node[], snapshot: Snapshot): Node[] {
  if (nodes.length < 2) return [...nodes];
  const totals = nodes.map(() => 0);
  for (const [scorer, weight] of scorers) {
    const values = normalised(scorer(pod, nodes, snapshot));
    values?.forEach((value, i) => {
      totals[i] = (totals[i] ?? 0) + value * weight;
    });
  }
  const highest = Math.max(...totals);
  return nodes.filter((_, i) => totals[i] === highest);
}

function normalised(values: number[] | undefined): number[] | undefined {
  if (!values) return undefined;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? undefined : values.map((value) => Math.floor((100 * (value - least)) / (most - least)));
}

function untaintedness(pod: Pod, nodes: readonly Node[]): number[] {
  const soft = (node: Node) => (node.spec.taints ?? []).filter((t) => t.effect === 'PreferNoSchedule');
  return nodes.map((node) => -soft(node).filter((taint) => !tolerates(pod, taint)).length);
}

function preferredNodes(pod: Pod, nodes: readonly Node[]): number[] | undefined {
  const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
  if (!preferred?.length) return undefined;
  const value = (node: Node) =>
    preferred.reduce((sum, p) => sum + (nodeSelectorTermsMatch([p.preference], node) ? p.weight : 0), 0);
  return nodes.map(value);
}

/** Away from pods of the same controller, unless the pod says itself how to spread. */
function spread(pod: Pod, nodes: readonly Node[], snapshot: Snapshot): number[] {
  const soft = (pod.spec.topologySpreadConstraints ?? []).filter((c) => c.whenUnsatisfiable === 'ScheduleAnyway');
  if (soft.length === 0) return nodes.map(({ metadata }) => -snapshot.info(metadata.name).siblings(pod));
  const totals = nodes.map(() => 0);
  for (const constraint of soft) {
    const counts = countByDomain(pod, constraint, [constraint.topologyKey], snapshot);
    nodes.forEach(({ metadata }, i) => {
      totals[i] = (totals[i] ?? 0) - (counts.get(fieldOf(metadata.labels, constraint.topologyKey) ?? '') ?? 0);
    });
  }
  return totals;
}

function preferredNeighbours(pod: Pod, nodes: readonly Node[], snapshot: Snapshot): number[] | undefined {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
  const terms: [PodAffinityTerm, number][] = [
    ...(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(weighted(1)),
    ...(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(weighted(-1)),
  ];
  if (terms.length === 0) return undefined;
  const totals = new Map<string, number>();
  for (const [term, weight] of terms) {
    const matches = termMatcher(term, pod, snapshot.client);
    for (const { pod: other, node } of snapshot.running()) {
      const domain = `${term.topologyKey}=${fieldOf(node.metadata.labels, term.topologyKey)}`;
      if (matches(other)) totals.set(domain, (totals.get(domain) ?? 0) + weight);
    }
  }
  const keys = new Set(terms.map(([term]) => term.topologyKey));
  return nodes.map(({ metadata }) =>
    [...keys].reduce((sum, key) => sum + (totals.get(`${key}=${fieldOf(metadata.labels, key)}`) ?? 0), 0),
  );
}

const weighted =
  (sign: 1 | -1) =>
  ({ podAffinityTerm, weight }: { podAffinityTerm: PodAffinityTerm; weight: number }): [PodAffinityTerm, number] => [
    podAffinityTerm,
    sign * weight,
  ];

/** Where most is left of what pods ask for; and where fewer pods run. */
function roominess(pod: Pod, nodes: readonly Node[], snapshot: Snapshot): number[] {
  const requests = Object.keys(podRequests(pod));
  return nodes.map(({ metadata, status }) => {
    const info = snapshot.info(metadata.name);
    const free = (name: string) => {
      const total = thousandths(status?.allocatable?.[name] ?? '0');
      return total > 0 ? 1 - (info.requested[name] ?? 0) / total : 0;
    };
    return requests.reduce((sum, name) => sum + free(name), 0) - info.pods.size * 1e-6;
  });
}
