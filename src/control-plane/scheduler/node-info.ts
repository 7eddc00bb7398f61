/** What the scheduler knows of each node, kept up to date instead of counted anew: `framework.NodeInfo`. */
import type { Pod } from '../../kube/api/core/v1';
import { controllerOf } from '../../kube/meta/meta';
import type { Client } from '../client/client';
import { isFinished } from '../client/pod-conditions';
import { podRequests } from './requests';

/** The pods on one node and what they ask for, in thousandths of a unit. */
export class NodeInfo {
  readonly pods = new Map<string, Pod>();
  readonly requested: Record<string, number> = {};
  private readonly byOwner = new Map<string, number>();

  /** How many pods of the same controller run here. */
  siblings(pod: Pod): number {
    return this.byOwner.get(controllerOf(pod)?.uid ?? '') ?? 0;
  }

  add(pod: Pod): void {
    this.pods.set(keyOf(pod), pod);
    this.count(pod, 1);
  }

  remove(pod: Pod): void {
    if (this.pods.delete(keyOf(pod))) this.count(pod, -1);
  }

  /** The same pod with another status: it asks for what it asked for. */
  replace(pod: Pod): void {
    this.pods.set(keyOf(pod), pod);
  }

  /** A copy that can be played with, without some of the pods. */
  without(pods: readonly Pod[]): NodeInfo {
    const copy = new NodeInfo();
    for (const pod of this.pods.values()) copy.add(pod);
    for (const pod of pods) copy.remove(pod);
    return copy;
  }

  private count(pod: Pod, sign: 1 | -1): void {
    for (const [name, amount] of Object.entries(podRequests(pod)))
      this.requested[name] = (this.requested[name] ?? 0) + sign * amount;
    const owner = controllerOf(pod)?.uid;
    if (owner) this.byOwner.set(owner, (this.byOwner.get(owner) ?? 0) + sign);
  }
}

/** All nodes' infos; built at the first question. */
export class NodeInfos {
  /** Pods that keep others away from where they run, by key. */
  readonly repelling = new Map<string, Pod>();
  private infos: Map<string, NodeInfo> | undefined;

  constructor(private readonly client: Client) {
    client.kind('pods').watch(({ type, object, old }) => {
      if (!this.infos) return;
      const stays = type !== 'DELETED' && occupies(object);
      if (old && stays && occupies(old)) {
        this.of(object.spec.nodeName ?? '').replace(object);
        return;
      }
      if (old && occupies(old)) this.forget(old);
      if (stays) this.note(object);
    });
  }

  of(nodeName: string): NodeInfo {
    const infos = this.all();
    let info = infos.get(nodeName);
    if (!info) {
      info = new NodeInfo();
      infos.set(nodeName, info);
    }
    return info;
  }

  /** Makes sure that every pod has been counted. */
  private all(): Map<string, NodeInfo> {
    if (!this.infos) {
      this.infos = new Map();
      for (const pod of this.client.kind('pods').list()) if (occupies(pod)) this.note(pod);
    }
    return this.infos;
  }

  private note(pod: Pod): void {
    this.of(pod.spec.nodeName ?? '').add(pod);
    if (pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.length)
      this.repelling.set(keyOf(pod), pod);
  }

  private forget(pod: Pod): void {
    this.of(pod.spec.nodeName ?? '').remove(pod);
    this.repelling.delete(keyOf(pod));
  }
}

const occupies = (pod: Pod): boolean => !!pod.spec.nodeName && !isFinished(pod);

const keyOf = ({ metadata }: Pod): string => `${metadata.namespace}/${metadata.name}`;
