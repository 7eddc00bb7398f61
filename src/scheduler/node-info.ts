/** What the scheduler knows of each node, kept up to date instead of counted anew: `framework.NodeInfo`. */
import type { Pod } from '../api/core/pod';
import { controllerOf } from '../apimachinery/meta';
import { milliValue, parseQuantity } from '../apimachinery/quantity';
import type { Client } from '../client/client';
import { isFinished } from '../client/pod-conditions';

/** The pods on one node and what they ask for, in thousandths of a unit. */
export class NodeInfo {
  pods = 0;
  readonly requested: Record<string, number> = {};
  private readonly byOwner = new Map<string, number>();

  /** How many pods of the same controller run here. */
  siblings(pod: Pod): number {
    return this.byOwner.get(controllerOf(pod)?.uid ?? '') ?? 0;
  }

  count(pod: Pod, sign: 1 | -1): void {
    this.pods += sign;
    for (const [name, amount] of Object.entries(podRequests(pod)))
      this.requested[name] = (this.requested[name] ?? 0) + sign * amount;
    const owner = controllerOf(pod)?.uid;
    if (owner) this.byOwner.set(owner, (this.byOwner.get(owner) ?? 0) + sign);
  }
}

/** All nodes' infos; built at the first question. */
export class NodeInfos {
  private infos: Map<string, NodeInfo> | undefined;

  constructor(private readonly client: Client) {
    client.kind('pods').watch(({ type, object, old }) => {
      if (!this.infos) return;
      if (old && occupies(old)) this.of(old.spec.nodeName ?? '').count(old, -1);
      if (type !== 'DELETED' && occupies(object)) this.of(object.spec.nodeName ?? '').count(object, 1);
    });
  }

  of(nodeName: string): NodeInfo {
    if (!this.infos) {
      this.infos = new Map();
      for (const pod of this.client.kind('pods').list())
        if (occupies(pod)) this.of(pod.spec.nodeName ?? '').count(pod, 1);
    }
    let info = this.infos.get(nodeName);
    if (!info) {
      info = new NodeInfo();
      this.infos.set(nodeName, info);
    }
    return info;
  }
}

const occupies = (pod: Pod): boolean => !!pod.spec.nodeName && !isFinished(pod);

/** What a pod asks of a node in thousandths: the sum of its containers, or the largest init container if that is more. */
export function podRequests(pod: Pod): Record<string, number> {
  const total: Record<string, number> = {};
  for (const c of pod.spec.containers)
    for (const [name, amount] of Object.entries(c.resources?.requests ?? {}))
      total[name] = (total[name] ?? 0) + thousandths(amount);
  for (const c of pod.spec.initContainers ?? [])
    for (const [name, amount] of Object.entries(c.resources?.requests ?? {}))
      total[name] = Math.max(total[name] ?? 0, thousandths(amount));
  return total;
}

/** A quantity in thousandths of its unit. */
export function thousandths(quantity: string | number): number {
  return Number(milliValue(parseQuantity(String(quantity))));
}
