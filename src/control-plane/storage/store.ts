/** The store the registry stands on: versioned objects by resource and key, and what changed. No rules of the API here. */
import type { KubeObject } from '../../kube/meta/meta';

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** One change. `object` is the new version (for DELETED the last one, with the resourceVersion of the deletion). */
export interface StoreEvent {
  type: WatchEventType;
  /** `pods`, `statefulsets.apps`. */
  resource: string;
  object: KubeObject;
  /** The version before, absent for ADDED. */
  old?: KubeObject;
  resourceVersion: number;
  /** Simulated time of the change, milliseconds since the epoch. */
  time: number;
}

/**
 * Objects are immutable once stored: whoever changes one stores a changed copy. Keys are `namespace/name`, or `name`
 * for what has no namespace; lists come in the order of the keys, as from etcd.
 */
export interface Store {
  get(resource: string, key: string): KubeObject | undefined;
  /** All objects of a resource, or those of one namespace. */
  list(resource: string, namespace?: string): readonly KubeObject[];
  /** The keys of all objects of a resource, in order, without reading the objects. */
  keys(resource: string): Iterable<string>;
  /** Names of the resources that have objects, sorted. */
  resources(): string[];
  /** Puts a new version, stamping `metadata.resourceVersion` with the next one; returns what was stored. */
  put(resource: string, key: string, object: KubeObject, time: number): KubeObject;
  /** Removes an object; `last` is its final state where that differs from what is stored. */
  delete(resource: string, key: string, time: number, last?: KubeObject): KubeObject | undefined;
  /** The last version given out. */
  readonly resourceVersion: number;
  /** Calls `handler` after every change, in order, until the returned function is called. */
  subscribe(handler: (event: StoreEvent) => void): () => void;
}

/** The key an object is stored under. */
export function objectKey(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** What lies in the store beside the objects of the API: what the state keeps of containers and of volumes. */
export const RECORDS = { machines: 'machines', volumes: 'volumes' } as const;

/** Whether no API serves what is stored under a name. */
export const isRecord = (resource: string): boolean => Object.hasOwn(RECORDS, resource);
