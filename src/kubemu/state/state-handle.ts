/** The state file in the hands of one command: locked, read, caught up with time, and saved again. */
import { parseTimeout } from '../../control-plane/client/timeout';
import type { StateDocument } from '../../control-plane/storage/file/state-document';
import { StateFile } from '../../control-plane/storage/file/state-file';
import { damaged, StateFileError } from '../../control-plane/storage/file/state-file-error';
import type { Cluster } from '../cluster/cluster';
import { newClusterProfile } from '../profiles/new-cluster-profile';
import { headerProblem } from './header';
import { newCluster, openCluster, saveCluster } from './state';

/** What is to be known of the command that opens a state. */
export interface StateOptions {
  /** The state file. */
  file: string;
  /** The state file of the cluster a new one takes after. */
  beside?: string;
  /** The name of the profile of a cluster nobody described. */
  profile?: string;
  /**
   * `read`: nothing of the command's own is saved, and nobody is kept waiting. `follow`: saved as with `write`, but only
   * read where writing is not allowed.
   */
  access: 'read' | 'write' | 'follow';
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

/** One command's way to a state, in a file or in memory. What the members do stands at `StateHandle`. */
export interface CommandState {
  readonly current: OpenState;
  replace(make: () => { cluster: Cluster; document: StateDocument }): void;
  commit(): void;
  peek(look: () => void): OpenState | undefined;
  isCurrent(document: StateDocument): boolean;
}

/**
 * How many pieces of work a command does at most of what it finds, and of what it leaves: a second or two of the one, and
 * less than one of the other, since whoever creates something large is not to wait for all of it.
 */
const [CATCH_UP, SLICE] = [8000, 1000];

/** One command's way to the state. With access `write` the file is locked from `current` to `commit`. */
export class StateHandle implements CommandState {
  private readonly file: StateFile;
  private opened: OpenState | undefined;
  private unlock: (() => void) | undefined;
  private writes: boolean;
  /** Catching up was saved, or could not be. */
  private caughtUp = false;

  constructor(private readonly options: StateOptions) {
    this.file = new StateFile(options.file);
    this.writes = options.access !== 'read';
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
    const { streams } = this.options;
    this.opened = undefined;
    try {
      if (opened && this.writes) this.save(opened);
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
    if (!this.writes || this.unlock) return;
    try {
      this.unlock = this.file.lock();
    } catch (error) {
      const mayNot = error instanceof StateFileError && error.problem === 'Unwritable';
      if (!mayNot || this.options.access !== 'follow') throw error;
      this.writes = false;
    }
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
      if (!this.writes && !this.caughtUp && isFarBehind(cluster)) return this.openCaughtUp(document);
      const opened = { document, cluster, version: document.store.resourceVersion, now: cluster.now() };
      cluster.whileWorking = () => this.file.beat();
      this.catchUp(cluster);
      return opened;
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** The first command makes the cluster; one that only reads saves it too. */
  private born(): OpenState {
    if (this.writes) return unsaved(newCluster(newClusterProfile(this.options.beside, this.options.profile)));
    this.writeAside((first) => first.current.cluster.runDue());
    return this.open();
  }

  /** Changes the file for a command that only reads. */
  private writeAside(change: (handle: StateHandle) => void): void {
    const aside = new StateHandle({ ...this.options, access: 'write', streams: { flush() {}, discard() {} } });
    change(aside);
    aside.commit();
  }

  /** Saves what has happened since somebody last looked, where that is much, so that the next one need not work it out. */
  private openCaughtUp(document: StateDocument): OpenState {
    document.close();
    this.caughtUp = true;
    try {
      this.writeAside((handle) => handle.current);
    } catch (error) {
      // It cannot be saved, or others are at it: then it is worked out for this command alone.
      if (!(error instanceof StateFileError)) throw error;
    }
    return this.open();
  }

  /** Lets happen what fell due since somebody last looked. */
  private catchUp(cluster: Cluster): void {
    const target = cluster.clock.target();
    const due = cluster.queue.nextDue();
    if (this.writes || (due !== undefined && due <= target)) cluster.advanceTo(target, { left: CATCH_UP });
    else cluster.clock.advanceTo(target);
    if (this.writes) cluster.startControllers();
  }

  private save({ document, cluster, version, now }: OpenState): void {
    cluster.runDue({ left: SLICE });
    const unchanged = document.store.resourceVersion === version && !cluster.queue.changed;
    if (unchanged && (!cluster.clock.isVirtual || cluster.now() === now)) return;
    saveCluster(cluster, document);
    this.file.write(document);
  }
}

/** What fell due so long before the time it is now is worth saving; milliseconds. */
const FAR_BEHIND = 60_000;

/** In virtual time all that is due has been done, unless it was too much for the command before. */
function isFarBehind({ clock, queue }: Cluster): boolean {
  const due = queue.nextDue();
  return due !== undefined && clock.target() - due >= (clock.isVirtual ? 0 : FAR_BEHIND);
}

const unsaved = (state: { cluster: Cluster; document: StateDocument }): OpenState => ({
  ...state,
  version: -1,
  now: -1,
});
