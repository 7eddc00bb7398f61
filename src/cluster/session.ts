/** One command's use of a cluster: the state is opened at its first request, and saved before its output appears. */
import path from 'node:path';
import type { Client, WatchEvent } from '../client/client';
import { sleep } from '../clock/wait';
import type { StateDocument } from '../storage/file/state-document';
import { StateFile } from '../storage/file/state-file';
import type { Cluster } from './cluster';
import { defaultProfile } from './default-profile';
import { newCluster, openCluster, saveCluster } from './state';

/** What a session needs to know of the command it serves. */
export interface SessionOptions {
  /** The state file. */
  file: string;
  /** `read`: nothing is saved, and nobody is kept waiting. */
  access: 'read' | 'write';
  /** Where the command's output waits until what it tells of is saved. */
  streams: { flush(): void };
  /** The namespace in force where the command line names none. */
  namespace?: string;
}

/** A change of an object, with the simulated time it happened at. */
export interface Change extends WatchEvent {
  resource: string;
  time: number;
  resourceVersion: number;
}

/** How often a waiting command looks whether another process has changed the state; milliseconds of the wall clock. */
const POLL = 40;
/** How far a command without a deadline lets virtual time run when only periodic work is left. */
const PATIENCE = 3_600_000;

interface Open {
  document: StateDocument;
  cluster: Cluster;
  /** What the state was when it was opened. */
  version: number;
  now: number;
}

/**
 * The open cluster. In a write session the state file is locked from the first request to `commit`; requests in between
 * are one step for everybody else.
 */
export class Session {
  readonly namespace: string | undefined;
  private readonly file: StateFile;
  private opened: Open | undefined;
  private unlock: (() => void) | undefined;

  constructor(private readonly options: SessionOptions) {
    this.file = new StateFile(options.file);
    this.namespace = options.namespace;
  }

  get client(): Client {
    return this.cluster.client;
  }

  /** The simulation, for commands that deal with time. Opens the state. Throws `StateFileError`. */
  get cluster(): Cluster {
    this.opened ??= this.open();
    return this.opened.cluster;
  }

  /** Simulated time, milliseconds since the epoch. */
  now(): number {
    return this.cluster.now();
  }

  /** Puts a new cluster in place of whatever the state file holds. */
  reset(make: () => { cluster: Cluster; document: StateDocument }): void {
    this.unlock ??= this.file.lock();
    const { cluster, document } = make();
    this.opened = { document, cluster, version: -1, now: -1 };
  }

  /** Does what is due, saves what has changed, lets other commands in, and shows the output. */
  commit(): void {
    const opened = this.opened;
    this.opened = undefined;
    try {
      if (opened && this.options.access === 'write') this.save(opened);
    } finally {
      this.release();
    }
    this.options.streams.flush();
  }

  /** The end of the command: what it did is kept, whether or not it came to its end. */
  close(): void {
    this.commit();
  }

  /**
   * Lets time pass until `check` gives something other than undefined, and gives that; undefined when `timeout`
   * milliseconds of simulated time are over. Virtual time advances by itself, as far as needed.
   */
  async waitUntil<T>(check: () => T | undefined, timeout = Number.POSITIVE_INFINITY): Promise<T | undefined> {
    const start = this.now();
    const deadline = start + timeout;
    for (;;) {
      this.cluster.runDue();
      const found = check();
      if (found !== undefined) return found;
      const { cluster } = this;
      if (cluster.clock.isVirtual) {
        const limit = cluster.queue.isQuiet() ? Math.min(deadline, start + PATIENCE) : deadline;
        if (cluster.step(limit)) continue;
        if (Number.isFinite(deadline)) cluster.advanceTo(deadline);
      }
      if (this.now() >= deadline) return check();
      await this.pause(deadline);
    }
  }

  /**
   * Hands `handler` every change after `since`, whoever makes it, until the handler says `stop` or `timeout`
   * milliseconds of simulated time are over. Virtual time does not advance by itself.
   */
  async follow(
    since: number,
    handler: (changes: Change[]) => 'stop' | undefined,
    timeout = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    const deadline = this.now() + timeout;
    let seen = since;
    for (;;) {
      const { document, cluster } = this.openState();
      if (this.options.access === 'write') cluster.runDue();
      const changes = document.log.since(seen);
      seen = document.store.resourceVersion;
      if (changes !== 'expired' && changes.length > 0 && handler(changes) === 'stop') return;
      if (this.now() >= deadline) return;
      await this.pause(deadline);
    }
  }

  /** Saves, and returns when another process has changed the state, something is due, or the deadline has come. */
  private async pause(deadline: number): Promise<void> {
    const { clock, queue } = this.cluster;
    const due = Math.min(
      deadline,
      clock.isVirtual ? Number.POSITIVE_INFINITY : (queue.nextDue() ?? Number.POSITIVE_INFINITY),
    );
    const { document } = this.openState();
    const { resourceVersion } = document.store;
    this.commit();
    // Whoever started this command and listens learns how far it has come.
    if (process.connected) process.send?.({ resourceVersion });
    for (;;) {
      await sleep(Math.min(POLL, Number.isFinite(due) ? Math.max(1, clock.wallDelayUntil(due)) : POLL));
      if (!this.file.isCurrent(document) || clock.target() >= due) return;
    }
  }

  private openState(): Open {
    this.opened ??= this.open();
    return this.opened;
  }

  private open(): Open {
    const { access } = this.options;
    if (access === 'write') this.unlock ??= this.file.lock();
    try {
      const document = this.file.read();
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

  private release(): void {
    this.unlock?.();
    this.unlock = undefined;
  }

  /** The first command makes the cluster; one that only reads saves it too. */
  private born(): Open {
    if (this.options.access === 'write') return { ...newCluster(defaultProfile()), version: -1, now: -1 };
    const first = new Session({ ...this.options, access: 'write', streams: { flush() {} } });
    first.cluster.runDue();
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

  private save({ document, cluster, version, now }: Open): void {
    cluster.runDue();
    const unchanged = document.store.resourceVersion === version && !cluster.queue.changed;
    if (unchanged && (!cluster.clock.isVirtual || cluster.now() === now)) return;
    document.store.expire('events', cluster.now() - EVENT_TTL, cluster.now());
    saveCluster(cluster, document);
    this.file.write(document);
  }
}

/** `--event-ttl` of the API server. */
const EVENT_TTL = 3_600_000;

/** Where the state is: `--state`, else `$KUBEMU_STATE`, else `~/.kubemu/cluster.json`. */
export function stateFilePath(given: string | undefined, env: Record<string, string | undefined>, cwd: string): string {
  const chosen = given ?? (env.KUBEMU_STATE || path.join(env.HOME || '.', '.kubemu', 'cluster.json'));
  return path.resolve(cwd, chosen);
}

/** Opens the cluster for one command. */
export function openSession(request: {
  access: 'read' | 'write';
  globals: { stateFile?: string };
  env: Record<string, string | undefined>;
  cwd: string;
  streams: { flush(): void };
}): Session {
  const { access, globals, env, cwd, streams } = request;
  return new Session({ file: stateFilePath(globals.stateFile, env, cwd), access, streams });
}
