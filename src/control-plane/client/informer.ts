/** Indexed views of a kind, kept up to date by its watch: what shared informers and listers are to real controllers. */
import { controllerOf, type KubeObject } from '../../kube/meta/meta';
import type { KindClient } from './client';

/** Objects of a kind by whatever `keysOf` finds in them. Built at the first question, then kept by the watch. */
export class Index<T extends KubeObject> {
  private entries: Map<string, Map<string, T>> | undefined;

  constructor(
    private readonly kind: KindClient<T>,
    private readonly keysOf: (object: T) => string[],
  ) {
    kind.watch(({ type, object, old }) => {
      if (!this.entries) return;
      if (old) this.remove(old);
      if (type !== 'DELETED') this.insert(object);
    });
  }

  /** The objects under a key, in no particular but a reproducible order. */
  get(key: string): T[] {
    if (!this.entries) {
      this.entries = new Map();
      for (const object of this.kind.list()) this.insert(object);
    }
    const found = this.entries.get(key);
    return found ? [...found.values()] : [];
  }

  private insert(object: T): void {
    for (const key of this.keysOf(object)) {
      let bucket = this.entries?.get(key);
      if (!bucket) {
        bucket = new Map();
        this.entries?.set(key, bucket);
      }
      bucket.set(idOf(object), object);
    }
  }

  private remove(object: T): void {
    for (const key of this.keysOf(object)) {
      const bucket = this.entries?.get(key);
      bucket?.delete(idOf(object));
      if (bucket?.size === 0) this.entries?.delete(key);
    }
  }
}

const idOf = ({ metadata }: KubeObject) => `${metadata.namespace ?? ''}/${metadata.name}`;

/** By the uid of the controlling owner; objects nobody controls by `orphans/<namespace>`. */
export function byController<T extends KubeObject>(kind: KindClient<T>): Index<T> {
  return new Index(kind, (object) => [controllerOf(object)?.uid ?? orphansIn(object.metadata.namespace)]);
}

/** The key under which `byController` keeps what nobody controls. */
export function orphansIn(namespace: string | undefined): string {
  return `orphans/${namespace ?? ''}`;
}
