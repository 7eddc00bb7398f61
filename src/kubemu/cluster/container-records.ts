/** The records of containers in the store of a cluster: beside its objects, where no request reaches them. */
import type { Records, SavedMachine, SavedVolume } from '../../container/runtime/records';
import { RECORDS, type Store } from '../../control-plane/storage/store';
import type { KubeObject } from '../../kube/meta/meta';

const API_VERSION = 'kubemu/v1';

/** Keeps records in a store. */
export function containerRecords(store: Store, now: () => number): Records {
  const get = (resource: string, key: string) => {
    // What was put in comes out again; the state file was checked for its form when it was read.
    const found = store.get(resource, key) as (KubeObject & { data?: unknown }) | undefined;
    return found?.data;
  };
  const put = (resource: string, kind: string, key: string, data: object | undefined) => {
    const object = { apiVersion: API_VERSION, kind, metadata: { name: key }, data } as unknown as KubeObject;
    if (data) store.put(resource, key, object, now());
    else if (store.get(resource, key)) store.delete(resource, key, now());
  };
  return {
    machine: (uid) => get(RECORDS.machines, uid) as SavedMachine | undefined,
    putMachine: (uid, machine) => put(RECORDS.machines, 'Machine', uid, machine),
    volume: (id) => get(RECORDS.volumes, id) as SavedVolume | undefined,
    putVolume: (id, volume) => put(RECORDS.volumes, 'Volume', id, volume),
  };
}
