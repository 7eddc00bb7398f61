/** Between the state file and a cluster in memory. */

import { SimulatedClock } from '../../control-plane/clock/clock';
import { RandomStreams } from '../../control-plane/clock/random';
import { type WorkItem, WorkQueue } from '../../control-plane/clock/work-queue';
import { StateDocument } from '../../control-plane/storage/file/state-document';
import type { JsonObject } from '../../go/json/value';
import { Cluster } from '../cluster/cluster';
import { populate } from '../cluster/populate';
import type { Profile } from '../profiles/profile';
import type { Header } from './header';

/** A cluster as a document holds it. Objects are read when they are asked for. */
export function openCluster(document: StateDocument): Cluster {
  const { clock, streams, incarnations, profile } = document.header as unknown as Header;
  return new Cluster({
    profile,
    clock: new SimulatedClock({ ...clock }),
    random: new RandomStreams(profile.seed, { ...streams }),
    queue: new WorkQueue(document.queue as unknown as readonly WorkItem[]),
    store: document.store,
    incarnations: { ...incarnations },
  });
}

/** Puts a cluster's state into its document, ready to be written. */
export function saveCluster(cluster: Cluster, document: StateDocument): void {
  const header: Header = {
    clock: cluster.clock.state,
    streams: cluster.random.counters,
    incarnations: cluster.incarnations,
    profile: cluster.profile,
  };
  document.header = header as unknown as JsonObject;
  if (cluster.queue.changed) document.queue = cluster.queue.items() as unknown as JsonObject[];
}

/** A new cluster as a profile describes it: born `age` before its start, and at rest. */
export function newCluster(profile: Profile): { cluster: Cluster; document: StateDocument } {
  const started = SimulatedClock.start(profile.clock, profile.start, profile.speed).state;
  const birth = started.origin - profile.age;
  const document = StateDocument.create({
    clock: { ...started, now: birth },
    streams: {},
    incarnations: {},
    profile,
  } as unknown as JsonObject);
  const cluster = openCluster(document);
  populate(cluster);
  cluster.advanceTo(started.origin);
  return { cluster, document };
}
