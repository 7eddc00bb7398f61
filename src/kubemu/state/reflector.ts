/** How far a watch has come in the changes of a cluster. */
import type { StateDocument } from '../../control-plane/storage/file/state-document';
import type { KubeObject } from '../../kube/meta/meta';
import type { Change } from '../../kubectl/cli/session';
import type { Cluster } from '../cluster/cluster';

/** Remembers which changes were seen, and in which cluster: another one may take its place between two looks. */
export class Reflector {
  #place: string;
  #time: number;
  /** What was there at the last look, of the resources somebody has looked at, by resource and key. */
  readonly #known = new Map<string, KubeObject>();

  constructor(
    private seen: number,
    { document, cluster }: { document: StateDocument; cluster: Cluster },
  ) {
    this.#place = placeOf(cluster);
    this.#time = cluster.now();
    const { store } = document;
    for (const resource of store.resources().filter((of) => store.loaded(of)))
      for (const object of store.list(resource)) this.#known.set(idOf(resource, object), object);
  }

  /**
   * The changes since the last call. Where they are not known any more, what is there is compared with what was, as by
   * a reflector that lists anew after `410 Expired`: what has gone comes as deleted.
   */
  changes(document: StateDocument, cluster: Cluster): Change[] {
    const { store, log } = document;
    const same = placeOf(cluster) === this.#place && cluster.now() >= this.#time;
    const logged = same ? log.since(this.seen) : 'expired';
    const changes = logged === 'expired' ? this.#relist(everything(document, cluster), cluster.now()) : logged;
    for (const { type, resource, object } of changes)
      if (type === 'DELETED') this.#known.delete(idOf(resource, object));
      else this.#known.set(idOf(resource, object), object);
    this.seen = store.resourceVersion;
    this.#place = placeOf(cluster);
    this.#time = cluster.now();
    return changes;
  }

  #relist(present: Change[], time: number): Change[] {
    const gone = new Map(this.#known);
    const changes: Change[] = [];
    for (const change of present) {
      const id = idOf(change.resource, change.object);
      const old = gone.get(id);
      gone.delete(id);
      const same = old?.metadata.uid === change.object.metadata.uid;
      if (!old || !same) changes.push(change);
      else if (old.metadata.resourceVersion !== change.object.metadata.resourceVersion)
        changes.push({ ...change, type: 'MODIFIED', old });
    }
    const deleted = [...gone].map(([id, object]): Change => {
      const resource = id.slice(0, id.indexOf('\0'));
      return { type: 'DELETED', resource, object, old: object, time, resourceVersion: versionOf(object) };
    });
    return [...deleted, ...changes];
  }
}

/** Differs between two clusters with a real clock, and between two with a virtual one that differ in seed or start. */
function placeOf({ clock: { state }, profile }: Cluster): string {
  return `${state.mode} ${state.origin} ${state.wallOrigin} ${profile.seed}`;
}

function everything({ store }: StateDocument, cluster: Cluster): Change[] {
  const time = cluster.now();
  return store
    .resources()
    .flatMap((resource) =>
      store
        .list(resource)
        .map((object) => ({ type: 'ADDED' as const, resource, object, time, resourceVersion: versionOf(object) })),
    );
}

const versionOf = ({ metadata }: KubeObject): number => Number(metadata.resourceVersion);

const idOf = (resource: string, { metadata }: KubeObject): string =>
  `${resource}\0${metadata.namespace ?? ''}/${metadata.name}`;
