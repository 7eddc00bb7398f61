/** The container runtime of a cluster. */
import { newContainerRuntime } from '../../container/runtime/new-runtime';
import type { Records } from '../../container/runtime/records';
import type { ContainerRuntime } from '../../container/runtime/runtime';
import type { Client } from '../../control-plane/client/client';
import type { Profile } from '../profiles/profile';
import { imagePlan } from './latencies';

/** What a runtime needs of a cluster. */
interface Owner {
  client: Client;
  profile: Profile;
  records: Records;
  now(): number;
}

/** The runtime of whatever `cluster` gives: a state that was saved is another object when it is opened again. */
export function runtimeOf(cluster: () => Owner): ContainerRuntime {
  const records = () => cluster().records;
  return newContainerRuntime({
    cluster: {
      get: (resource, namespace, name) => cluster().client.kind(resource).get(namespace, name),
      list: (resource, namespace) => cluster().client.kind(resource).list(namespace),
      get dnsAddress() {
        return cluster().profile.clusterDNS;
      },
    },
    records: {
      machine: (uid) => records().machine(uid),
      putMachine: (uid, machine) => records().putMachine(uid, machine),
      volume: (id) => records().volume(id),
      putVolume: (id, volume) => records().putVolume(id, volume),
    },
    now: () => cluster().now(),
    imageEnv: (image) => imagePlan(cluster().profile, image)?.env,
  });
}
