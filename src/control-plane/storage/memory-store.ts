/** The store itself: everything in memory, or read into it resource by resource when first asked for. */
import type { KubeObject } from '../../kube/meta/meta';
import { EventFeed } from './event-feed';
import { lastWritten, OldestWrites } from './expiry';
import { ResourceObjects } from './resource-objects';
import type { Store, StoreEvent } from './store';
import type { StoredObject } from './stored-object';

/** What a store starts from, such as a state file. */
export interface ObjectSource {
  /** Names of all resources that have objects. */
  resources(): Iterable<string>;
  /** The objects of one resource; asked once. */
  load(resource: string): Iterable<StoredObject>;
}

/** `Store` in memory. Versions count up by one per change, as etcd's revision does. */
export class MemoryStore implements Store {
  readonly #source: ObjectSource | undefined;
  readonly #resources = new Map<string, ResourceObjects>();
  readonly #feed = new EventFeed();
  /** What `expire` has found out, to be saved and given to the next store. */
  readonly oldest: OldestWrites;
  #resourceVersion: number;

  constructor(resourceVersion = 0, source?: ObjectSource, oldest = new OldestWrites()) {
    this.#resourceVersion = resourceVersion;
    this.#source = source;
    this.oldest = oldest;
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  get(resource: string, key: string): KubeObject | undefined {
    return this.#objects(resource).get(key)?.value;
  }

  list(resource: string, namespace?: string): readonly KubeObject[] {
    const objects = this.#objects(resource);
    const stored = namespace === undefined ? objects.inOrder() : objects.inNamespace(namespace);
    return stored.map((object) => object.value);
  }

  keys(resource: string): Iterable<string> {
    return this.#objects(resource)
      .inOrder()
      .map((object) => object.key);
  }

  put(resource: string, key: string, object: KubeObject, time: number): KubeObject {
    const objects = this.#objects(resource);
    const old = objects.get(key)?.value;
    const stored = this.#nextVersion(object);
    objects.put(key, stored);
    this.oldest.include(resource, stored);
    this.#publish({
      type: old ? 'MODIFIED' : 'ADDED',
      resource,
      object: stored,
      ...(old ? { old } : {}),
      resourceVersion: this.#resourceVersion,
      time,
    });
    return stored;
  }

  delete(resource: string, key: string, time: number, last?: KubeObject): KubeObject | undefined {
    const objects = this.#objects(resource);
    const present = objects.get(key);
    if (!present) return undefined;
    const old = present.value;
    objects.delete(present);
    const object = this.#nextVersion(last ?? old);
    this.#publish({ type: 'DELETED', resource, object, old, resourceVersion: this.#resourceVersion, time });
    return object;
  }

  /** Puts what an object has come to while nobody looked: it keeps its version, and nobody is told. */
  replaceUnseen(resource: string, key: string, object: KubeObject): void {
    this.#objects(resource).put(key, object);
  }

  /** Gives out so many versions to changes nobody will ask for. */
  skipVersions(versions: number): void {
    this.#resourceVersion += versions;
  }

  subscribe(handler: (event: StoreEvent) => void): () => void {
    return this.#feed.subscribe(handler, this.#resourceVersion);
  }

  /**
   * Deletes the objects of a resource last written before `olderThan` (simulated milliseconds), as etcd drops keys
   * whose lease ran out: the API server leases Events for one hour (`--event-ttl`). Returns how many went. Costs
   * nothing while the oldest is known to be young enough; else it looks at the text of objects that were not read.
   */
  expire(resource: string, olderThan: number, time: number): number {
    if (!this.oldest.mayBeBefore(resource, olderThan)) return 0;
    const stale: StoredObject[] = [];
    let oldest = Number.POSITIVE_INFINITY;
    for (const object of this.#objects(resource).inOrder()) {
      const written = lastWritten(object);
      if (written < olderThan) stale.push(object);
      else oldest = Math.min(oldest, written);
    }
    for (const object of stale) this.delete(resource, object.key, time);
    this.oldest.set(resource, oldest);
    return stale.length;
  }

  /** Names of the resources that have objects, sorted. */
  resources(): string[] {
    const names = new Set(this.#source?.resources());
    for (const [name, objects] of this.#resources) {
      if (objects.size > 0) names.add(name);
      else names.delete(name);
    }
    return [...names].sort();
  }

  /** The objects of a resource if somebody asked for them already: for writing back what may have changed. */
  loaded(resource: string): ResourceObjects | undefined {
    return this.#resources.get(resource);
  }

  /** The objects of a resource with their texts. */
  stored(resource: string): ResourceObjects {
    return this.#objects(resource);
  }

  #objects(resource: string): ResourceObjects {
    let objects = this.#resources.get(resource);
    if (!objects) {
      objects = new ResourceObjects(this.#source?.load(resource));
      this.#resources.set(resource, objects);
    }
    return objects;
  }

  #nextVersion(object: KubeObject): KubeObject {
    this.#resourceVersion += 1;
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(this.#resourceVersion) } };
  }

  #publish(event: StoreEvent): void {
    if (!this.#feed.idle) this.#feed.publish(event);
  }
}
