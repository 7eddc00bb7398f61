/** How far a watch has come in the changes of a cluster. */
import type { StateDocument } from '../../control-plane/storage/file/state-document';
import type { Change } from '../../kubectl/cli/session';
import type { Cluster } from '../cluster/cluster';

/** Remembers which changes were seen, and in which cluster: another one may take its place between two looks. */
export class Bookmark {
  #place: string;
  #time: number;

  constructor(
    private seen: number,
    cluster: Cluster,
  ) {
    this.#place = placeOf(cluster);
    this.#time = cluster.now();
  }

  /**
   * The changes since the last call. Where they are not known any more, everything that is there comes as added, as
   * for a reflector that lists anew after `410 Expired`.
   */
  changes(document: StateDocument, cluster: Cluster): Change[] {
    const { store, log } = document;
    const same = placeOf(cluster) === this.#place && cluster.now() >= this.#time;
    const changes = same ? log.since(this.seen) : 'expired';
    this.seen = store.resourceVersion;
    this.#place = placeOf(cluster);
    this.#time = cluster.now();
    return changes === 'expired' ? everything(document, cluster) : changes;
  }
}

/** Differs between two clusters with a real clock, and between two with a virtual one that differ in seed or start. */
function placeOf({ clock: { state }, profile }: Cluster): string {
  return `${state.mode} ${state.origin} ${state.wallOrigin} ${profile.seed}`;
}

function everything({ store }: StateDocument, cluster: Cluster): Change[] {
  const time = cluster.now();
  return store.resources().flatMap((resource) =>
    store.list(resource).map((object) => ({
      type: 'ADDED' as const,
      resource,
      object,
      time,
      resourceVersion: Number(object.metadata.resourceVersion),
    })),
  );
}
