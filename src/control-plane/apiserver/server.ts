/** The API server: requests in, objects out. `serve` mode would put HTTP in front of it, nothing more. */

import type { JsonValue } from '../../go/json/value';
import type { User } from '../../kube/api/authentication/user';
import { badRequest, methodNotAllowed, noSuchResource, notFound } from '../../kube/errors/status-error';
import type { KubeObject } from '../../kube/meta/meta';
import type { Table } from '../../kube/meta/table';
import type { APIResource } from '../../kube/versions/discovery';
import { type RegistryEnvironment, requestContext } from '../registry/context';
import type { DeleteResult } from '../registry/delete';
import { GenericRegistry } from '../registry/generic-registry';
import type { ResourceDefinition } from '../registry/resource';
import type { RequestContext } from '../registry/strategy';
import { isRecord, objectKey } from '../storage/store';
import { admit, validateAdmission } from './admission';
import { awaitsDefaultAccount } from './admission/default-account';
import { decodeBody } from './decode';
import { KindTable } from './kinds';
import { applyConfiguration, typedObject } from './managed-fields/apply';
import { updatedManagedFields } from './managed-fields/update';
import { writeOf } from './managed-fields/write';
import { patchedBody } from './patch';
import type {
  DeleteRequestOptions,
  GetRequestOptions,
  ListRequestOptions,
  PatchType,
  Target,
  WriteRequestOptions,
} from './request';
import { checkNamespace, sayDeprecated } from './request-checks';
import { selection } from './selection';
import { createSubresource, readSubresource, writeSubresource } from './subresources';
import { convertToTable } from './table';
import { fromStorageVersion } from './versions';

/** A change as a watch reports it. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  old?: KubeObject;
}

/** All methods throw `StatusError`, in the words of a v1.28 server, and change nothing when they do. */
export class ApiServer {
  readonly kinds: KindTable;
  private readonly registries = new Map<string, GenericRegistry>();

  constructor(private readonly env: RegistryEnvironment) {
    this.kinds = new KindTable(env.store);
  }

  /** What discovery lists. */
  discovery(): APIResource[] {
    return this.kinds.all();
  }

  get(target: Target, options: GetRequestOptions = {}): KubeObject {
    const { resource, registry } = this.find(target);
    if (resource.strategy.answer) throw methodNotAllowed();
    sayDeprecated(resource, target, options);
    if (target.subresource && target.subresource !== 'status') return readSubresource(registry, target);
    return fromStorageVersion(registry.get(target.namespace, target.name ?? ''), resource, target);
  }

  /** The stored object of a resource (`pods`, `statefulsets.apps`), or undefined: for those who expect both. */
  lookup(key: string, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.env.store.get(this.kinds.definition(key).key, objectKey(namespace, name));
  }

  /** The objects a list selects, in the order of their keys, and the version the list is of. */
  list(target: Target, options: ListRequestOptions = {}): { items: KubeObject[]; resourceVersion: string } {
    const { resource, registry } = this.find(target);
    if (resource.strategy.answer) throw methodNotAllowed();
    const selects = selection(resource, options);
    sayDeprecated(resource, target, options);
    const all = registry.list(target.namespace);
    const items = (selects ? all.filter(selects) : [...all]).map((o) => fromStorageVersion(o, resource, target));
    return { items, resourceVersion: String(this.env.store.resourceVersion) };
  }

  /** The keys of all objects of a resource (`pods`, `statefulsets.apps`), without reading the objects. */
  keys(key: string): Iterable<string> {
    return this.env.store.keys(this.kinds.definition(key).key);
  }

  /** The test a list or watch makes of each object; undefined when it takes all. Throws BadRequest. */
  selection(target: Target, options: ListRequestOptions): ((object: KubeObject) => boolean) | undefined {
    return selection(this.find(target).resource, options);
  }

  /** Rows instead of objects, as they are at simulated time `time`. */
  table(target: Target, objects: readonly KubeObject[], time = this.env.now()): Table {
    const { resource } = this.find(target);
    return convertToTable(resource, objects, time, String(this.env.store.resourceVersion));
  }

  create(target: Target, body: KubeObject, options: WriteRequestOptions = {}): KubeObject {
    const { resource, registry } = this.find(target);
    sayDeprecated(resource, target, options);
    const ctx = this.context(options);
    if (target.subresource) return createSubresource(registry, target, body, ctx);
    const object = decodeBody(body, resource, target, options);
    checkNamespace(resource, target, object);
    if (resource.strategy.answer) return resource.strategy.answer(object, ctx);
    this.track(target, undefined, object, options, ctx);
    return this.store(target, object, ctx);
  }

  /** Admits, validates and stores a new object. */
  private store(target: Target, object: KubeObject, ctx: RequestContext): KubeObject {
    const { resource, registry } = this.find(target);
    if (awaitsDefaultAccount(resource, object, ctx)) this.env.letControllersRun?.();
    return this.attempt(ctx, () => {
      const attributes = {
        operation: 'CREATE' as const,
        resource,
        namespace: object.metadata.namespace,
        name: object.metadata.name ?? '',
        object,
        ctx,
        charge: this.charging(ctx),
      };
      admit(attributes);
      const created = registry.create(object, { ctx, validateAdmission: () => validateAdmission(attributes) });
      return fromStorageVersion(created, resource, target);
    });
  }

  update(target: Target, body: KubeObject, options: WriteRequestOptions = {}): KubeObject {
    const { resource } = this.find(target);
    sayDeprecated(resource, target, options);
    const name = body.metadata?.name;
    if (name !== target.name && !target.subresource)
      throw badRequest(`the name of the object (${name ?? ''}) does not match the name on the URL (${target.name})`);
    return this.modify(target, options, () => decodeBody(body, resource, target, options));
  }

  /** Applies a patch to the stored object. `body` is the patch as JSON. */
  patch(target: Target, type: PatchType, body: unknown, options: WriteRequestOptions = {}): KubeObject {
    const { resource } = this.find(target);
    sayDeprecated(resource, target, options);
    if (type === 'apply') return this.apply(target, body as KubeObject, options);
    return this.modify(target, options, (existing) => {
      const current = fromStorageVersion(existing, resource, target);
      return patchedBody(current, type, body as JsonValue, { resource, target, options });
    });
  }

  /** Server-side apply: makes the object if there is none. */
  private apply(target: Target, config: KubeObject, options: WriteRequestOptions): KubeObject {
    const { resource } = this.find(target);
    const ctx = this.context(options);
    const change = (existing: KubeObject | undefined) => {
      const live = existing && fromStorageVersion(existing, resource, target);
      const write = writeOf(resource, target, options, ctx);
      const { object, managedFields } = applyConfiguration(live, config, options.force ?? false, write);
      const decoded = decodeBody(typedObject(object), resource, target, { ...options, fieldValidation: 'Ignore' });
      decoded.metadata.managedFields = managedFields;
      return decoded;
    };
    if (this.env.store.get(resource.key, objectKey(target.namespace, target.name ?? '')))
      return this.modify(target, options, change, true);
    const object = change(undefined);
    checkNamespace(resource, target, object);
    return this.store(target, object, ctx);
  }

  /** Notes who set the fields of an object, where the request says who it is. */
  private track(
    target: Target,
    live: KubeObject | undefined,
    object: KubeObject,
    options: WriteRequestOptions,
    ctx: RequestContext,
  ): void {
    if (options.trusted || !options.fieldManager) return;
    const { resource } = this.find(target);
    const served = (stored: KubeObject) => fromStorageVersion(stored, resource, target);
    const write = writeOf(resource, target, options, ctx);
    try {
      object.metadata.managedFields = updatedManagedFields(live && served(live), served(object), write);
    } catch {
      // An object whose lists cannot be told apart by their keys is taken all the same, and nobody owns its fields.
      object.metadata.managedFields = undefined;
    }
  }

  delete(target: Target, options: DeleteRequestOptions = {}): DeleteResult {
    const { resource, registry } = this.find(target);
    sayDeprecated(resource, target, options);
    const { orphanWarning } = resource.strategy;
    if (orphanWarning && !options.propagationPolicy) options.warn?.(orphanWarning);
    const ctx = this.context(options);
    const name = target.name ?? '';
    const old = registry.get(target.namespace, name);
    admit({ operation: 'DELETE', resource, namespace: target.namespace, name, old, ctx });
    return registry.delete(target.namespace, name, { ...options, ctx });
  }

  /**
   * Calls `handler` for every later change of a resource, in order, until the returned function is called. What it
   * throws is its own affair: neither the request that made the change nor other handlers notice.
   */
  watch(key: string, handler: (event: WatchEvent) => void): () => void {
    const stored = this.kinds.definition(key).key;
    return this.env.store.subscribe((event) => {
      if (event.resource === stored) this.hand(event, () => handler(event));
    });
  }

  /** The same for every resource at once. */
  watchAll(handler: (key: string, event: WatchEvent) => void): () => void {
    return this.env.store.subscribe((event) => this.hand(event, () => handler(event.resource, event)));
  }

  private hand({ object }: WatchEvent, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.env.handleCrash?.(error, object);
    }
  }

  /** The keys of the resources that have objects. */
  storedResources(): string[] {
    return this.env.store.resources().filter((resource) => !isRecord(resource));
  }

  private modify(
    target: Target,
    options: WriteRequestOptions,
    change: (existing: KubeObject) => KubeObject,
    tracked = false,
  ): KubeObject {
    const { resource, registry } = this.find(target);
    const ctx = this.context(options);
    const { namespace, name = '', subresource } = target;
    const track = (old: KubeObject, object: KubeObject) => tracked || this.track(target, old, object, options, ctx);
    if (subresource && subresource !== 'status')
      return this.attempt(ctx, () => writeSubresource(registry, target, change, track, ctx));
    const update = () =>
      registry.update(
        namespace,
        name,
        (old) => {
          const object = change(old);
          if (!options.trusted) checkNamespace(resource, target, object);
          track(old, object);
          admit({ operation: 'UPDATE', resource, subresource, namespace, name, object, old, ctx });
          return object;
        },
        {
          ctx,
          subresource,
          validateAdmission: (object, old) =>
            validateAdmission({
              operation: 'UPDATE',
              resource,
              subresource,
              namespace,
              name,
              object,
              old,
              ctx,
              charge: this.charging(ctx),
            }),
        },
      );
    // The control plane's own updates draw nothing.
    const updated = options.trusted ? update() : this.attempt(ctx, update);
    return fromStorageVersion(updated, resource, target);
  }

  private find(target: Target): { resource: ResourceDefinition; registry: GenericRegistry } {
    const resource = this.kinds.find(target);
    if (target.subresource && !resource.subresources.has(target.subresource))
      throw this.kinds.isBuiltIn(resource.key) ? noSuchResource() : notFound(target, target.name ?? '');
    let registry = this.registries.get(resource.key);
    if (registry?.definition !== resource) {
      registry = new GenericRegistry(resource, this.env);
      this.registries.set(resource.key, registry);
    }
    return { resource, registry };
  }

  private context(options: { dryRun?: boolean; user?: User; warn?(text: string): void }): RequestContext {
    return requestContext(this.env, options);
  }

  /** How admission stores what it counts; not at all in a dry run. */
  private charging(ctx: RequestContext): ((quota: KubeObject) => void) | undefined {
    if (ctx.dryRun) return undefined;
    return ({ metadata, ...quota }) =>
      void this.env.store.put(
        'resourcequotas',
        objectKey(metadata.namespace, metadata.name),
        { metadata, ...quota } as KubeObject,
        ctx.now,
      );
  }

  /** A dry run draws from the random streams like a real one, and gives back what it drew. */
  private attempt<T>(ctx: RequestContext, request: () => T): T {
    return this.env.random.attempt(!ctx.dryRun, request);
  }
}
