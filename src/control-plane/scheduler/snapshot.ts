/** The nodes and what runs on them, as one attempt at placing a pod sees them. */
import type { Node, Pod } from '../../kube/api/core/v1';
import type { Client } from '../client/client';
import type { NodeInfo, NodeInfos } from './node-info';

export class Snapshot {
  constructor(
    readonly client: Client,
    readonly nodes: readonly Node[],
    private readonly infos: NodeInfos,
    private readonly replaced: ReadonlyMap<string, NodeInfo> = new Map(),
  ) {}

  info(nodeName: string): NodeInfo {
    return this.replaced.get(nodeName) ?? this.infos.of(nodeName);
  }

  /** The same, but for what runs on some nodes. */
  with(replaced: Iterable<[string, NodeInfo]>): Snapshot {
    return new Snapshot(this.client, this.nodes, this.infos, new Map([...this.replaced, ...replaced]));
  }

  /** Every pod that has a node which is still there. */
  *running(): Iterable<{ pod: Pod; node: Node }> {
    for (const node of this.nodes) for (const pod of this.info(node.metadata.name).pods.values()) yield { pod, node };
  }

  /** The running pods that keep others away. */
  *repelling(): Iterable<{ pod: Pod; node: Node }> {
    // Asking for any node counts the pods, if that was not done yet.
    for (const node of this.nodes) this.info(node.metadata.name);
    if (this.infos.repelling.size === 0) return;
    const nodes = new Map(this.nodes.map((node) => [node.metadata.name, node]));
    for (const [key, pod] of this.infos.repelling) {
      const node = nodes.get(pod.spec.nodeName ?? '');
      if (node && this.info(node.metadata.name).pods.has(key)) yield { pod, node };
    }
  }
}
