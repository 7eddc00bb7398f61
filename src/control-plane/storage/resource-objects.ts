/** All objects of one resource, found by key and listed by namespace in etcd's order. */
import type { KubeObject } from '../../kube/meta/meta';
import { SortedObjects } from './sorted-objects';
import { StoredObject } from './stored-object';

/** One resource's objects. */
export class ResourceObjects {
  readonly #byKey = new Map<string, StoredObject>();
  readonly #byNamespace = new Map<string, SortedObjects>();
  #namespaces: string[] | undefined;
  #latest: { prefix: string; objects: SortedObjects } | undefined;
  /** Whether an object was ever put or deleted, so that the text the objects came from does not say all any more. */
  touched = false;

  /** `objects` must have unique keys. */
  constructor(objects: Iterable<StoredObject> = []) {
    for (const object of objects) this.#add(object);
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): StoredObject | undefined {
    return this.#byKey.get(key);
  }

  put(key: string, value: KubeObject): void {
    this.touched = true;
    const present = this.#byKey.get(key);
    if (present) present.replace(value);
    else this.#add(new StoredObject(key, value));
  }

  delete(object: StoredObject): void {
    this.touched = true;
    this.#byKey.delete(object.key);
    const objects = this.#namespaceOf(object.key);
    objects.remove(object);
    if (objects.size > 0) return;
    this.#byNamespace.delete(namespacePrefix(object.key));
    this.#namespaces = undefined;
    this.#latest = undefined;
  }

  /** The objects of one namespace in order. */
  inNamespace(namespace: string): readonly StoredObject[] {
    return this.#byNamespace.get(`${namespace}/`)?.inOrder() ?? [];
  }

  /** All objects in the order of their whole keys: `default-x/a` comes before `default/a`, since `-` is before `/`. */
  inOrder(): readonly StoredObject[] {
    if (this.#byNamespace.size === 1) {
      for (const objects of this.#byNamespace.values()) return objects.inOrder();
    }
    this.#namespaces ??= [...this.#byNamespace.keys()].sort();
    return this.#namespaces.flatMap((prefix) => (this.#byNamespace.get(prefix) as SortedObjects).inOrder());
  }

  #add(object: StoredObject): void {
    this.#byKey.set(object.key, object);
    this.#namespaceOf(object.key).add(object);
  }

  /** Objects mostly come in the order of their namespaces, so the last one found is looked at first. */
  #namespaceOf(key: string): SortedObjects {
    const latest = this.#latest;
    if (latest && latest.prefix !== '' && key.startsWith(latest.prefix)) return latest.objects;
    const prefix = namespacePrefix(key);
    let objects = this.#byNamespace.get(prefix);
    if (!objects) {
      objects = new SortedObjects();
      this.#byNamespace.set(prefix, objects);
      this.#namespaces = undefined;
    }
    this.#latest = { prefix, objects };
    return objects;
  }
}

/** `default/` of `default/web-0`; empty for what has no namespace. */
function namespacePrefix(key: string): string {
  return key.slice(0, key.indexOf('/') + 1);
}
