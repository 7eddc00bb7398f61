/** Which nodes can take a pod: the plugins a v1.28 scheduler filters with, in its order. */
import type { Node, Pod } from '../../kube/api/core/v1';
import { type NodeChoice, type NodeFilter, type Plugin, type Rejection, unresolvable } from './plugin';
import { interPodAffinity } from './plugins/inter-pod-affinity';
import { nodeAffinity, nodesByName, nodeUnschedulable, taintToleration } from './plugins/node';
import { nodePorts } from './plugins/node-ports';
import { nodeResourcesFit } from './plugins/resources';
import { podTopologySpread } from './plugins/topology-spread';
import { nodesWithVolumes, volumeBinding, volumeRestrictions } from './plugins/volumes';
import type { Snapshot } from './snapshot';

const plugins: Plugin[] = [
  nodeUnschedulable,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeRestrictions,
  volumeBinding,
  podTopologySpread,
  interPodAffinity,
];

/** The plugins that may name the only nodes worth looking at. */
const choices: [name: string, choice: NodeChoice][] = [
  ['NodeAffinity', nodesByName],
  ['VolumeBinding', nodesWithVolumes],
];

/** What filtering found out. */
export interface Diagnosis {
  feasible: Node[];
  /** Why the others are not, by node; of nodes that were not worth looking at, nothing is said. */
  rejections: Map<string, Rejection>;
  /** What rules out every node, before any was looked at. */
  everywhere?: Rejection;
}

/** Looks at the nodes of `snapshot`, or at some of them. */
export function filterNodes(pod: Pod, snapshot: Snapshot, nodes = snapshot.nodes): Diagnosis {
  const filters: NodeFilter[] = [];
  for (const plugin of plugins) {
    const prepared = plugin(pod, snapshot);
    if (typeof prepared === 'function') filters.push(prepared);
    else if (prepared) return nowhere(prepared, nodes);
  }
  const chosen = chosenNodes(pod, snapshot);
  if (chosen && 'reasons' in chosen) return nowhere(chosen, nodes);
  const feasible: Node[] = [];
  const rejections = new Map<string, Rejection>();
  for (const node of nodes) {
    if (chosen && !chosen.has(node.metadata.name)) continue;
    const rejection = firstRejection(filters, node);
    if (rejection) rejections.set(node.metadata.name, rejection);
    else feasible.push(node);
  }
  return { feasible, rejections };
}

function nowhere(everywhere: Rejection, nodes: readonly Node[]): Diagnosis {
  return { feasible: [], rejections: new Map(nodes.map(({ metadata }) => [metadata.name, everywhere])), everywhere };
}

/** The nodes all plugins agree on; undefined when none of them chooses. */
function chosenNodes(pod: Pod, snapshot: Snapshot): ReadonlySet<string> | Rejection | undefined {
  let chosen: ReadonlySet<string> | undefined;
  const plugins: string[] = [];
  for (const [plugin, choice] of choices) {
    const names = choice(pod, snapshot);
    if (!names) continue;
    plugins.push(plugin);
    const before = chosen;
    chosen = new Set([...names].filter((name) => before?.has(name) ?? true));
    if (chosen.size > 0) continue;
    const several = `node(s) didn't satisfy plugin(s) [${plugins.join(' ')}] simultaneously`;
    return unresolvable(plugins.length > 1 ? several : `node(s) didn't satisfy plugin ${plugin}`);
  }
  return chosen;
}

function firstRejection(filters: NodeFilter[], node: Node): Rejection | undefined {
  for (const filter of filters) {
    const rejection = filter(node);
    if (rejection) return rejection;
  }
  return undefined;
}
