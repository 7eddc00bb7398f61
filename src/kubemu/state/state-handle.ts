/** The state file in the hands of one command: locked, read, caught up with time, and saved again. */
import { parseTimeout } from '../../control-plane/client/timeout';
import type { StateDocument } from '../../control-plane/storage/file/state-document';
import { StateFile } from '../../control-plane/storage/file/state-file';
import { damaged } from '../../control-plane/storage/file/state-file-error';
import type { Cluster } from '../cluster/cluster';
import { birthProfile } from '../profiles/birth-profile';
import { headerProblem } from './header';
import { newCluster, openCluster, saveCluster } from './state';

/** What is to be known of the command that opens a state. */
export interface StateOptions {
  /** The state file. */
  file: string;
  /** The state file of the cluster a new one takes after. */
  beside?: string;
  /** `read`: nothing is saved, and nobody is kept waiting. */
  access: 'read' | 'write';
  /** Where the command's output waits until what it tells of is saved. */
  streams: { flush(): void; discard(): void };
  /** `--request-timeout`, read when the first request is made. */
  requestTimeout?: string;
}

/** A state in memory. */
export interface OpenState {
  document: StateDocument;
  cluster: Cluster;
  /** What it was when it was opened. */
  version: number;
  now: number;
}

/** `--event-ttl` of the API server. */
const EVENT_TTL = 3_600_000;

/** One command's way to the state. With access `write` the file is locked from `current` to `commit`. */
export class StateHandle {
  private readonly file: StateFile;
  private opened: OpenState | undefined;
  private unlock: (() => void) | undefined;

  constructor(private readonly options: StateOptions) {
    this.file = new StateFile(options.file);
  }

  /** The state, opened if it is not; made if there is none. Throws `StateFileError`, and what `parseTimeout` throws. */
  get current(): OpenState {
    this.opened ??= this.open();
    return this.opened;
  }

  /** Puts a new cluster in place of whatever the file holds. */
  replace(make: () => { cluster: Cluster; document: StateDocument }): void {
    this.lock();
    this.opened = unsaved(make());
  }

  /**
   * Does what is due, saves what has changed, lets other commands in, and shows the output. What cannot be saved is not
   * shown: throws `StateFileError` instead.
   */
  commit(): void {
    const { opened } = this;
    const { access, streams } = this.options;
    this.opened = undefined;
    try {
      if (opened && access === 'write') this.save(opened);
    } catch (error) {
      streams.discard();
      throw error;
    } finally {
      opened?.document.close();
      this.release();
    }
    streams.flush();
  }

  /**
   * Calls `look` while `current` is the state as it was saved last, and gives that state; undefined, without a call,
   * when something has fallen due in it since. There is no lock, so nothing of it can be saved.
   */
  peek(look: () => void): OpenState | undefined {
    const document = this.read();
    if (!document) return undefined;
    try {
      const cluster = openCluster(document);
      const now = cluster.clock.target();
      if ((cluster.queue.nextDue() ?? Number.POSITIVE_INFINITY) <= now) return undefined;
      cluster.clock.advanceTo(now);
      this.opened = { document, cluster, version: document.store.resourceVersion, now };
      look();
      return this.opened;
    } finally {
      this.opened = undefined;
      document.close();
    }
  }

  /** Whether the file still is what a document was read from or written to. */
  isCurrent(document: StateDocument): boolean {
    return this.file.isCurrent(document);
  }

  /** The file's content, as far as it can be told without the objects that it makes sense. */
  private read(): StateDocument | undefined {
    const document = this.file.read();
    const problem = document && headerProblem(document.header, document.queue);
    if (problem) throw damaged(this.file.path, problem);
    return document;
  }

  private lock(): void {
    if (this.options.access === 'write') this.unlock ??= this.file.lock();
  }

  private release(): void {
    this.unlock?.();
    this.unlock = undefined;
  }

  private open(): OpenState {
    parseTimeout(this.options.requestTimeout);
    this.lock();
    try {
      const document = this.read();
      if (!document) return this.born();
      const cluster = openCluster(document);
      const opened = { document, cluster, version: document.store.resourceVersion, now: cluster.now() };
      this.catchUp(cluster);
      return opened;
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** The first command makes the cluster; one that only reads saves it too. */
  private born(): OpenState {
    if (this.options.access === 'write') return unsaved(newCluster(birthProfile(this.options.beside)));
    const first = new StateHandle({ ...this.options, access: 'write', streams: { flush() {}, discard() {} } });
    first.current.cluster.runDue();
    first.commit();
    return this.open();
  }

  /** Lets happen what fell due since somebody last looked. */
  private catchUp(cluster: Cluster): void {
    const target = cluster.clock.target();
    const due = cluster.queue.nextDue();
    if (due !== undefined && due <= target) cluster.advanceTo(target);
    else cluster.clock.advanceTo(target);
    if (this.options.access === 'write') cluster.startControllers();
  }

  private save({ document, cluster, version, now }: OpenState): void {
    cluster.runDue();
    const unchanged = document.store.resourceVersion === version && !cluster.queue.changed;
    if (unchanged && (!cluster.clock.isVirtual || cluster.now() === now)) return;
    document.store.expire('events', cluster.now() - EVENT_TTL, cluster.now());
    saveCluster(cluster, document);
    this.file.write(document);
  }
}

const unsaved = (state: { cluster: Cluster; document: StateDocument }): OpenState => ({
  ...state,
  version: -1,
  now: -1,
});
