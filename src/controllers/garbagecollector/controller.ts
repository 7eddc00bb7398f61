/** The garbage collector: what an owner leaves behind goes with it, before it, or stays, as the deletion asked. */
import type { KubeObject, OwnerReference } from '../../apimachinery/meta';
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
      const { uid = '', deletionTimestamp, finalizers } = object.metadata;
      if (type === 'DELETED') {
        this.ctx.enqueue(this.name, `dependents/${uid}`);
        // An owner that waits for its dependents may be waiting for this one.
        for (const owner of object.metadata.ownerReferences ?? [])
          if (owner.blockOwnerDeletion) this.enqueueOwner(owner, object.metadata.namespace);
      } else if (deletionTimestamp && (finalizers?.includes(FOREGROUND) || finalizers?.includes(ORPHAN))) {
        this.ctx.enqueue(this.name, `owner/${key}/${object.metadata.namespace ?? ''}/${object.metadata.name}`);
      } else if (object.metadata.ownerReferences && object.metadata.ownerReferences !== old?.metadata.ownerReferences) {
        this.ctx.enqueue(this.name, `item/${key}/${object.metadata.namespace ?? ''}/${object.metadata.name}`);
      }
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

  /** Deletes an object none of whose owners is there any more; drops references to owners that are gone. */
  private collect(key: string, object: KubeObject): void {
    const owners = object.metadata.ownerReferences ?? [];
    if (owners.length === 0 || object.metadata.deletionTimestamp) return;
    const { namespace, name, uid } = object.metadata;
    const current = this.ctx.client.kind(key).get(namespace, name);
    if (!current || current.metadata.uid !== uid) return;
    const alive = owners.filter((owner) => this.ownerExists(owner, namespace));
    if (alive.length === 0) {
      this.ctx.client.kind(key).delete(namespace, name, { propagationPolicy: 'Background', preconditions: { uid } });
    } else if (alive.length < owners.length) {
      this.ctx.client.kind(key).update({ ...current, metadata: { ...current.metadata, ownerReferences: alive } });
    }
  }

  private processOwner(key: string, owner: KubeObject): void {
    const { uid = '', finalizers = [] } = owner.metadata;
    const dependents = this.graph.dependents(uid);
    if (finalizers.includes(ORPHAN)) {
      for (const { key: kind, object } of dependents) {
        const ownerReferences = object.metadata.ownerReferences?.filter((ref) => ref.uid !== uid);
        this.ctx.client.kind(kind).update({ ...object, metadata: { ...object.metadata, ownerReferences } });
      }
      this.removeFinalizer(key, owner, ORPHAN);
    } else if (finalizers.includes(FOREGROUND)) {
      for (const { key: kind, object } of dependents) {
        const { namespace, name, deletionTimestamp } = object.metadata;
        if (!deletionTimestamp) this.ctx.client.kind(kind).delete(namespace, name, { propagationPolicy: 'Foreground' });
      }
      const blocks = ({ object }: Dependent) =>
        object.metadata.ownerReferences?.some((ref) => ref.uid === uid && ref.blockOwnerDeletion);
      if (!this.graph.dependents(uid).some(blocks)) this.removeFinalizer(key, owner, FOREGROUND);
    }
  }

  private removeFinalizer(key: string, object: KubeObject, finalizer: string): void {
    const finalizers = object.metadata.finalizers?.filter((f) => f !== finalizer);
    this.ctx.client.kind(key).update({ ...object, metadata: { ...object.metadata, finalizers } });
  }

  private ownerExists({ apiVersion, kind, name, uid }: OwnerReference, namespace: string | undefined): boolean {
    const resource = this.ctx.client.resourceFor(apiVersion, kind);
    if (!resource) return true;
    const owner = this.ctx.client.kind(resource.key).get(resource.namespaced ? namespace : undefined, name);
    return owner?.metadata.uid === uid;
  }

  private enqueueOwner({ apiVersion, kind, name }: OwnerReference, namespace: string | undefined): void {
    const resource = this.ctx.client.resourceFor(apiVersion, kind);
    if (!resource) return;
    this.ctx.enqueue(this.name, `owner/${resource.key}/${resource.namespaced ? namespace : ''}/${name}`);
  }
}
