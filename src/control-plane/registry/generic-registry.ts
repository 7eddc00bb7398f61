/** Create, read, update and delete for any kind: `k8s.io/apiserver/pkg/registry/generic/registry.Store`. */
import { deepEqual } from '../../go/json/deep';
import { conflict, notFound } from '../../kube/errors/status-error';
import type { KubeObject } from '../../kube/meta/meta';
import { objectKey } from '../storage/store';
import { beforeCreate } from './before-create';
import { beforeUpdate } from './before-update';
import type { RegistryEnvironment } from './context';
import { type DeleteOptions, type DeleteResult, deleteObject } from './delete';
import type { ResourceDefinition } from './resource';
import type { RequestContext } from './strategy';

/** What every write takes. */
export interface WriteOptions {
  ctx: RequestContext;
  /** Validating admission: runs after the kind's own validation and throws to refuse. */
  validateAdmission?(object: KubeObject, old?: KubeObject): void;
}

/** How an update is stored: through which endpoint, and whether unchanged objects may be skipped. */
export interface UpdateOptions extends WriteOptions {
  subresource?: string;
}

/** One resource's objects. Errors are `StatusError`s in the API server's words. */
export class GenericRegistry {
  constructor(
    readonly definition: ResourceDefinition,
    readonly env: RegistryEnvironment,
  ) {}

  /** The stored object. Throws NotFound. */
  get(namespace: string | undefined, name: string): KubeObject {
    const found =
      this.env.store.get(this.definition.key, objectKey(namespace, name)) ??
      this.madeUp().find((o) => o.metadata.name === name);
    if (!found) throw notFound(this.definition, name);
    return found;
  }

  /** All objects, or those of one namespace, in the order of their keys. */
  list(namespace?: string): readonly KubeObject[] {
    const stored = this.env.store.list(this.definition.key, namespace);
    const madeUp = this.madeUp();
    if (madeUp.length === 0 || stored.length === 0) return madeUp.length === 0 ? stored : madeUp;
    const all = new Map([...madeUp, ...stored].map((object) => [object.metadata.name, object]));
    return [...all.values()].sort(byName);
  }

  private madeUp(): KubeObject[] {
    return this.definition.strategy.madeUp?.((resource) => this.env.store.list(resource)) ?? [];
  }

  /** Stores a new object, already decoded, defaulted and admitted; it may be changed in place. Throws Invalid, AlreadyExists. */
  create(object: KubeObject, options: WriteOptions): KubeObject {
    beforeCreate(this.definition, object, this.env, options.ctx);
    options.validateAdmission?.(object);
    const key = objectKey(object.metadata.namespace, object.metadata.name);
    return options.ctx.dryRun ? object : this.env.store.put(this.definition.key, key, object, options.ctx.now);
  }

  /**
   * Replaces an object by what `change` makes of the stored one (which it must not touch). An update that changes
   * nothing writes nothing. Throws NotFound, Conflict, Invalid.
   */
  update(
    namespace: string | undefined,
    name: string,
    change: (existing: KubeObject) => KubeObject,
    options: UpdateOptions,
  ): KubeObject {
    const { ctx } = options;
    const existing = this.get(namespace, name);
    const object = change(existing);
    // Zero says no more than nothing.
    if (object.metadata.resourceVersion === '0') object.metadata.resourceVersion = undefined;
    this.checkPreconditions(existing, object);
    // An update that does not say which version it is of is of any.
    object.metadata.resourceVersion ||= existing.metadata.resourceVersion;
    beforeUpdate(this.definition, object, existing, options.subresource, ctx);
    options.validateAdmission?.(object, existing);
    const released = isReleased(existing, object) && !this.definition.strategy.holdsDeletion?.(object);
    if (!released && deepEqual(object, existing)) return existing;
    if (ctx.dryRun) return object;
    const key = objectKey(namespace, name);
    if (released) {
      // The last finalizer of an object on its way out has gone: the deletion takes the place of the update.
      this.env.store.delete(this.definition.key, key, ctx.now);
      return object;
    }
    return this.env.store.put(this.definition.key, key, object, ctx.now);
  }

  /** Deletes an object as its grace period, finalizers and propagation policy say. Throws NotFound, Conflict. */
  delete(namespace: string | undefined, name: string, options: DeleteOptions): DeleteResult {
    return deleteObject(this.definition, this.env, this.get(namespace, name), options);
  }

  private checkPreconditions(existing: KubeObject, object: KubeObject): void {
    const { resourceVersion, uid } = object.metadata;
    const { namespace, name } = existing.metadata;
    if (uid && uid !== existing.metadata.uid) {
      const key = `/registry/${this.definition.resource}/${objectKey(namespace, name)}`;
      const mismatch = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${existing.metadata.uid}`;
      const why = `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${mismatch}`;
      throw conflict(this.definition, name, why);
    }
    if (resourceVersion && resourceVersion !== existing.metadata.resourceVersion) {
      const why = 'the object has been modified; please apply your changes to the latest version and try again';
      throw conflict(this.definition, name, why);
    }
  }
}

/** `ShouldDeleteDuringUpdate`: nothing keeps an object any more whose deletion has no grace left. */
function isReleased({ metadata: old }: KubeObject, { metadata }: KubeObject): boolean {
  return !!old.deletionTimestamp && !old.deletionGracePeriodSeconds && !metadata.finalizers?.length;
}

const byName = (a: KubeObject, b: KubeObject) => (a.metadata.name < b.metadata.name ? -1 : 1);
