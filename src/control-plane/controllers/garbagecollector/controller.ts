/** The garbage collector: what an owner leaves behind goes with it, before it, or stays, as the deletion asked. */
import type { KubeObject, OwnerReference } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { type Dependent, OwnerGraph } from './owner-graph';

const ORPHAN = 'orphan';
const FOREGROUND = 'foregroundDeletion';

export class GarbageCollector implements Controller {
  readonly name = 'garbagecollector';
  private readonly graph: OwnerGraph;

  constructor(private readonly ctx: ControllerContext) {
    this.graph = new OwnerGraph(ctx.client);
  }

  start(): void {
    this.graph.watch((key, { type, object, old }) => {
      const { uid = '', deletionTimestamp, ownerReferences } = object.metadata;
      if (type === 'DELETED') {
        this.ctx.enqueue(this.name, `dependents/${uid}`);
        // An owner that waits for its dependents may be waiting for this one.
        for (const owner of ownerReferences ?? [])
          if (owner.blockOwnerDeletion) this.enqueueOwner(owner, object.metadata.namespace);
      } else if (deletionTimestamp && (has(object, FOREGROUND) || has(object, ORPHAN))) {
        this.enqueue('owner', key, object);
      } else if (ownerReferences && ownerReferences !== old?.metadata.ownerReferences)
        this.enqueue('item', key, object);
    });
  }

  sync(key: string): void {
    const [what, first = '', namespace = '', name = ''] = key.split('/');
    if (what === 'dependents') {
      for (const dependent of this.graph.dependents(first)) this.collect(dependent.key, dependent.object);
      return;
    }
    const object = this.ctx.client.kind(first).get(namespace || undefined, name);
    if (!object) return;
    if (what === 'item') this.collect(first, object);
    else this.processOwner(first, object);
  }

  /**
   * Deletes an object none of whose owners stays; of one that has an owner that does, drops the references to those
   * that are gone or wait for their dependents to be: `attemptToDeleteItem`.
   */
  private collect(key: string, { metadata }: KubeObject): void {
    const { namespace, name, uid = '' } = metadata;
    const object = this.ctx.client.kind(key).get(namespace, name);
    const owners = object?.metadata.ownerReferences ?? [];
    if (object?.metadata.uid !== uid || object.metadata.deletionTimestamp || owners.length === 0) return;
    const states = owners.map((owner) => this.stateOf(owner, namespace));
    const solid = owners.filter((_, i) => states[i] === 'solid');
    if (solid.length === owners.length) return;
    if (solid.length > 0) {
      this.ctx.client.kind(key).update({ ...object, metadata: { ...object.metadata, ownerReferences: solid } });
      return;
    }
    const inForeground = states.includes('waiting') && this.graph.dependents(uid).length > 0;
    const propagationPolicy = inForeground || has(object, FOREGROUND) ? 'Foreground' : 'Background';
    this.ctx.client.kind(key).delete(namespace, name, {
      propagationPolicy: !inForeground && has(object, ORPHAN) ? 'Orphan' : propagationPolicy,
      preconditions: { uid },
    });
  }

  /** What a deletion that waits for the collector has asked for. */
  private processOwner(key: string, owner: KubeObject): void {
    const { uid = '' } = owner.metadata;
    if (!owner.metadata.deletionTimestamp) return;
    const dependents = this.graph.dependents(uid);
    if (has(owner, ORPHAN)) {
      for (const dependent of dependents) this.release(dependent, uid);
      this.removeFinalizer(key, owner, ORPHAN);
    } else if (has(owner, FOREGROUND)) {
      for (const { key: kind, object } of dependents) this.collect(kind, object);
      if (!this.graph.dependents(uid).some((dependent) => blocks(dependent, uid)))
        this.removeFinalizer(key, owner, FOREGROUND);
    }
  }

  private release({ key, object }: Dependent, uid: string): void {
    const left = object.metadata.ownerReferences?.filter((ref) => ref.uid !== uid);
    const ownerReferences = left?.length ? left : undefined;
    this.ctx.client.kind(key).update({ ...object, metadata: { ...object.metadata, ownerReferences } });
  }

  private removeFinalizer(key: string, { metadata }: KubeObject, finalizer: string): void {
    const kind = this.ctx.client.kind(key);
    const object = kind.get(metadata.namespace, metadata.name);
    if (!object || !has(object, finalizer)) return;
    const finalizers = object.metadata.finalizers?.filter((f) => f !== finalizer);
    kind.update({ ...object, metadata: { ...object.metadata, finalizers } });
  }

  /** Whether an owner is there to stay, is gone, or waits for its dependents to be gone. */
  private stateOf(ref: OwnerReference, namespace: string | undefined): 'solid' | 'dangling' | 'waiting' {
    const resource = this.ctx.client.resourceFor(ref.apiVersion, ref.kind);
    if (!resource) return 'solid';
    const owner = this.ctx.client.kind(resource.key).get(resource.namespaced ? namespace : undefined, ref.name);
    if (owner?.metadata.uid !== ref.uid) return 'dangling';
    return owner.metadata.deletionTimestamp && has(owner, FOREGROUND) ? 'waiting' : 'solid';
  }

  private enqueueOwner({ apiVersion, kind, name }: OwnerReference, namespace: string | undefined): void {
    const resource = this.ctx.client.resourceFor(apiVersion, kind);
    if (!resource) return;
    this.ctx.enqueue(this.name, `owner/${resource.key}/${resource.namespaced ? namespace : ''}/${name}`);
  }

  private enqueue(what: string, key: string, { metadata }: KubeObject): void {
    this.ctx.enqueue(this.name, `${what}/${key}/${metadata.namespace ?? ''}/${metadata.name}`);
  }
}

const has = ({ metadata }: KubeObject, finalizer: string): boolean => metadata.finalizers?.includes(finalizer) ?? false;

const blocks = ({ object }: Dependent, uid: string): boolean =>
  object.metadata.ownerReferences?.some((ref) => ref.uid === uid && ref.blockOwnerDeletion) ?? false;
