/** The way in for everything above the API server: commands, controllers, scheduler and kubelet. */
import { quote } from '../../go/strconv/quote';
import type { User } from '../../kube/api/authentication/user';
import type { Kinds } from '../../kube/api/kinds';
import { noSuchResource, type Status, StatusError } from '../../kube/errors/status-error';
import type { KubeObject } from '../../kube/meta/meta';
import type { Table } from '../../kube/meta/table';
import { isValidPathSegmentName } from '../../kube/names/name-formats';
import type { APIResource } from '../../kube/versions/discovery';
import { serverFor } from '../apiserver/authorization';
import { type HttpRequest, type HttpResponse, handleHttp } from '../apiserver/http/handler';
import { type Exchange, note, type Observer, observedServer } from '../apiserver/observation';
import type {
  DeleteRequestOptions,
  GetRequestOptions,
  ListRequestOptions,
  PatchType,
  Target,
  WriteRequestOptions,
} from '../apiserver/request';
import type { ApiServer, WatchEvent } from '../apiserver/server';

export type {
  DeleteRequestOptions,
  Exchange,
  GetRequestOptions,
  HttpRequest,
  HttpResponse,
  ListRequestOptions,
  Observer,
  PatchType,
  Target,
  WatchEvent,
  WriteRequestOptions,
};

/** What a deletion answers: the object as it is now or was last, and whether it is gone. */
export interface DeleteResponse {
  object: KubeObject;
  removed: boolean;
}

/** A synchronous client in the server's own process. Every method throws `StatusError`. */
export class Client {
  private readonly kinds = new Map<string, KindClient<KubeObject>>();

  constructor(
    private readonly server: ApiServer,
    private readonly observer?: Observer,
    /** Typed clients look things up, which nobody is shown. */
    private readonly unobserved = server,
  ) {}

  discovery(): APIResource[] {
    return this.server.discovery();
  }
  /** The object, of the kind the caller knows the target's resource to have. */
  get<T extends KubeObject = KubeObject>(target: Target, options?: GetRequestOptions): T {
    return this.server.get(named(target), options) as T;
  }
  list<T extends KubeObject = KubeObject>(
    target: Target,
    options?: ListRequestOptions,
  ): { items: T[]; resourceVersion: string } {
    return this.server.list(placed(target), options) as { items: T[]; resourceVersion: string };
  }
  /** The rows the server would send for objects it gave, at simulated time `time` (default now). */
  table(target: Target, objects: readonly KubeObject[], time?: number): Table {
    return this.server.table(target, objects, time);
  }
  /** The test a list or watch with these options makes of each object; undefined when it takes all. */
  selection(target: Target, options: ListRequestOptions): ((object: KubeObject) => boolean) | undefined {
    return this.server.selection(target, options);
  }
  create<T extends KubeObject = KubeObject>(target: Target, object: KubeObject, options?: WriteRequestOptions): T {
    return this.server.create(placed(target), object, options) as T;
  }
  update<T extends KubeObject = KubeObject>(target: Target, object: T, options?: WriteRequestOptions): T {
    return this.server.update(named(target), object, options) as T;
  }
  patch(target: Target, type: PatchType, patch: unknown, options?: WriteRequestOptions): KubeObject {
    return this.server.patch(named(target), type, patch, options);
  }
  delete(target: Target, options?: DeleteRequestOptions): DeleteResponse {
    return this.server.delete(named(target), options);
  }

  /** A request as it stands, for those who speak HTTP. */
  http(request: HttpRequest): HttpResponse {
    return handleHttp(this.server, request);
  }

  /** A request as it stands, for `--raw`: the body of the answer. Throws what the server refuses as `StatusError`. */
  raw(method: string, path: string, body?: string): string {
    const answer = handleHttp(this.server, { method, path, body });
    if (answer.code < 400) return answer.body;
    if (answer.contentType !== 'application/json') throw noSuchResource();
    const { code, reason, message, details } = JSON.parse(answer.body) as Status;
    throw new StatusError(code, reason, message, details);
  }

  /** The same client, with somebody who sees what it sends and gets. */
  observed(observer: Observer): Client {
    return new Client(observedServer(this.server, observer), observer, this.server);
  }
  /** Shows an observer a request that is not made here: a watch, or a document of the server. */
  note(target: Target | string, query?: Record<string, string | undefined>): void {
    if (this.observer) note(this.observer, target, query);
  }

  /** The same server for somebody who may not do everything. */
  as(user: User): Client {
    return new Client(serverFor(this.server, user));
  }

  /** The typed client of a kind the control plane works with. */
  kind<K extends keyof Kinds>(key: K): KindClient<Kinds[K]>;
  kind(key: string): KindClient<KubeObject>;
  kind(key: string): KindClient<KubeObject> {
    let kind = this.kinds.get(key);
    if (!kind) {
      kind = new KindClient(this.unobserved, key);
      this.kinds.set(key, kind);
    }
    return kind;
  }

  /** Calls `handler` after every change of any object, with its resource's key. */
  watchAll(handler: (key: string, event: WatchEvent) => void): void {
    this.server.watchAll(handler);
  }
  /** The keys of the resources that have objects. */
  storedResources(): string[] {
    return this.server.storedResources();
  }

  /** The key of the resource that serves a kind, e.g. of an owner reference; undefined for kinds nobody serves. */
  resourceFor(apiVersion: string, kind: string): { key: string; namespaced: boolean } | undefined {
    return this.server.kinds.forKind(apiVersion, kind);
  }
}

/** One kind, for controllers: objects are whole and of the right types, so nothing is decoded or defaulted again. */
export class KindClient<T extends KubeObject> {
  private readonly target: Target;
  private readonly storeKey: string;

  constructor(
    private readonly server: ApiServer,
    key: string,
  ) {
    const { group, version, resource } = server.kinds.definition(key);
    this.target = { group, version, resource };
    this.storeKey = key;
  }

  /** The object, or undefined if there is none. */
  get(namespace: string | undefined, name: string): T | undefined {
    return this.server.lookup(this.storeKey, namespace, name) as T | undefined;
  }
  list(namespace?: string): T[] {
    return this.server.list({ ...this.target, namespace }).items as T[];
  }
  /** The keys of all objects, `namespace/name` or `name`, without reading the objects. */
  keys(): Iterable<string> {
    return this.server.keys(this.storeKey);
  }
  /** Creates an object whose spec a user wrote: defaults apply, unknown fields are dropped. */
  create(object: T): T {
    const { namespace } = object.metadata;
    const target = { ...this.target, namespace };
    return this.server.create(target, object) as T;
  }
  /** Creates an object that needs no decoding. */
  createTrusted(object: T): T {
    const { namespace } = object.metadata;
    return this.server.create({ ...this.target, namespace }, object, { trusted: true }) as T;
  }
  update(object: T): T {
    const { namespace, name } = object.metadata;
    return this.server.update({ ...this.target, namespace, name }, object, { trusted: true }) as T;
  }
  updateStatus(object: T): T {
    return this.writeSubresource(object, 'status');
  }
  /** Writes a subresource other than the status, e.g. `binding`. */
  createSubresource(namespace: string | undefined, name: string, subresource: string, body: KubeObject): void {
    this.server.create({ ...this.target, namespace, name, subresource }, body, { trusted: true });
  }
  writeSubresource(object: T, subresource: string): T {
    const { namespace, name } = object.metadata;
    return this.server.update({ ...this.target, namespace, name, subresource }, object, { trusted: true }) as T;
  }
  /** Deletes; an object that is gone already is no error. */
  delete(namespace: string | undefined, name: string, options?: DeleteRequestOptions): void {
    absentIfNotFound(() => this.server.delete({ ...this.target, namespace, name }, options));
  }
  /** Calls `handler` after every change of an object of this kind. */
  watch(handler: (event: { type: WatchEvent['type']; object: T; old?: T }) => void): void {
    this.server.watch(this.storeKey, handler as (event: WatchEvent) => void);
  }
}

/** The target, if its namespace can stand in a path. Throws as `rest.Request.Namespace` of client-go does. */
function placed(target: Target): Target {
  checkSegment('namespace', target.namespace ?? '');
  return target;
}

/** The target, if it names an object. Throws as `rest.Request.Name` does. */
function named(target: Target): Target {
  placed(target);
  if (!target.name) throw new Error('resource name may not be empty');
  checkSegment('resource name', target.name);
  return target;
}

function checkSegment(what: string, value: string): void {
  const wrong = isValidPathSegmentName(value);
  if (wrong.length > 0) throw new Error(`invalid ${what} ${quote(value)}: [${wrong.join(' ')}]`);
}

function absentIfNotFound<R>(request: () => R): R | undefined {
  try {
    return request();
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return undefined;
    throw error;
  }
}
