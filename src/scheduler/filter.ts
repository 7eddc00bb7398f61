/** Which nodes can take a pod: the plugins a v1.28 scheduler filters with, in its order. */
import type { Node } from '../api/core/node';
import type { Pod } from '../api/core/pod';
import type { NodeFilter, Plugin, Rejection } from './plugin';
import { interPodAffinity } from './plugins/inter-pod-affinity';
import { nodeAffinity, nodeUnschedulable, taintToleration } from './plugins/node';
import { nodePorts } from './plugins/node-ports';
import { nodeResourcesFit } from './plugins/resources';
import { podTopologySpread } from './plugins/topology-spread';
import { volumeBinding, volumeRestrictions } from './plugins/volumes';
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

/** What filtering found out. */
export interface Diagnosis {
  feasible: Node[];
  /** Why the others are not, by node. */
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
    else if (prepared) {
      const rejections = new Map(nodes.map(({ metadata }) => [metadata.name, prepared]));
      return { feasible: [], rejections, everywhere: prepared };
    }
  }
  const feasible: Node[] = [];
  const rejections = new Map<string, Rejection>();
  for (const node of nodes) {
    const rejection = firstRejection(filters, node);
    if (rejection) rejections.set(node.metadata.name, rejection);
    else feasible.push(node);
  }
  return { feasible, rejections };
}

function firstRejection(filters: NodeFilter[], node: Node): Rejection | undefined {
  for (const filter of filters) {
    const rejection = filter(node);
    if (rejection) return rejection;
  }
  return undefined;
}
