/** Who depends on whom, over every resource that can be listed: `GraphBuilder`. */
import type { KubeObject } from '../../../kube/meta/meta';
import type { Client, WatchEvent } from '../../client/client';

/** An object that names an owner. */
export interface Dependent {
  /** The resource it belongs to: `pods`. */
  key: string;
  object: KubeObject;
}

/** Events never own and are never owned, and there are many of them. */
const IGNORED = new Set(['events', 'events.events.k8s.io']);

export class OwnerGraph {
  private byOwner: Map<string, Map<string, Dependent>> | undefined;

  constructor(private readonly client: Client) {}

  /** Calls `handler` after every change, with the graph up to date. */
  watch(handler: (key: string, event: WatchEvent) => void): void {
    this.client.watchAll((key, event) => {
      if (IGNORED.has(key)) return;
      if (this.byOwner) {
        if (event.old) this.remove(event.old);
        if (event.type !== 'DELETED') this.insert(key, event.object);
      }
      handler(key, event);
    });
  }

  /** The objects that name the owner with this uid. */
  dependents(uid: string): Dependent[] {
    if (!this.byOwner) this.build();
    return [...(this.byOwner?.get(uid)?.values() ?? [])];
  }

  private build(): void {
    this.byOwner = new Map();
    for (const key of this.client.storedResources())
      if (!IGNORED.has(key)) for (const object of this.client.kind(key).list()) this.insert(key, object);
  }

  private insert(key: string, object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      let dependents = this.byOwner?.get(uid);
      if (!dependents) {
        dependents = new Map();
        this.byOwner?.set(uid, dependents);
      }
      dependents.set(object.metadata.uid ?? '', { key, object });
    }
  }

  private remove(object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const dependents = this.byOwner?.get(uid);
      dependents?.delete(object.metadata.uid ?? '');
      if (dependents?.size === 0) this.byOwner?.delete(uid);
    }
  }
}
