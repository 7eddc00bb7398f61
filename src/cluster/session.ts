/** One command's use of a cluster: the state is opened at its first request, and saved before its output appears. */
import path from 'node:path';
import type { Client } from '../client/client';
import { parseTimeout } from '../client/timeout';
import type { StateDocument } from '../storage/file/state-document';
import { StateFile } from '../storage/file/state-file';
import { Bookmark, type Change } from './bookmark';
import type { Cluster } from './cluster';
import { defaultProfile } from './default-profile';
import { Interrupt } from './interrupt';
import { newCluster, openCluster, saveCluster } from './state';

/** What a session needs to know of the command it serves. */
export interface SessionOptions {
  /** The state file. */
  file: string;
  /** `read`: nothing is saved, and nobody is kept waiting. */
  access: 'read' | 'write';
  /** Where the command's output waits until what it tells of is saved. */
  streams: { flush(): void; discard(): void };
  /** The namespace in force where the command line names none. */
  namespace?: string;
  /** `--request-timeout`, read when the first request is made. */
  requestTimeout?: string;
}

export type { Change };

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
  private interrupt: Interrupt | undefined;

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

  /** The version of the state as it is now: where a watch begins. */
  get resourceVersion(): number {
    return this.openState().document.store.resourceVersion;
  }

  /** Every change after a version, oldest first; `expired` when they are not known any more. */
  changesSince(resourceVersion: number): Change[] | 'expired' {
    return this.openState().document.log.since(resourceVersion);
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
    } catch (error) {
      this.options.streams.discard();
      throw error;
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
   * milliseconds of simulated time are over. Virtual time advances by itself, as far as needed. `check` only looks.
   * Rejects with `Interrupted` when a signal ends the wait.
   */
  async waitUntil<T>(check: () => T | undefined, timeout = Number.POSITIVE_INFINITY): Promise<T | undefined> {
    const start = this.now();
    const deadline = start + timeout;
    const reach = { busy: deadline, quiet: Number.isFinite(deadline) ? deadline : start + PATIENCE };
    return this.interruptible(async () => {
      for (;;) {
        let found = this.advanceUntil(check, deadline, reach);
        if (found !== undefined || this.now() >= deadline) return found;
        const look = () => {
          found = check();
          return found !== undefined;
        };
        await this.pause(deadline, look);
        if (found !== undefined) return found;
      }
    });
  }

  /**
   * Hands `handler` every change after `since`, whoever makes it, until the handler says `stop` or `timeout`
   * milliseconds of simulated time are over. The handler only looks. Virtual time advances by itself only where there
   * is a timeout. Rejects with `Interrupted` when a signal ends the wait.
   */
  async follow(
    since: number,
    handler: (changes: Change[]) => 'stop' | undefined,
    timeout = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    const deadline = this.now() + timeout;
    const limit = Number.isFinite(deadline) ? deadline : Number.NEGATIVE_INFINITY;
    const bookmark = new Bookmark(since, this.cluster);
    let stopped = false;
    const deliver = () => {
      const { document, cluster } = this.openState();
      const changes = bookmark.changes(document, cluster);
      stopped = changes.length > 0 && handler(changes) === 'stop';
      return stopped;
    };
    await this.interruptible(async () => {
      while (!stopped) {
        this.advanceUntil(() => deliver() || undefined, deadline, { busy: limit, quiet: limit });
        if (stopped || this.now() >= deadline) return;
        await this.pause(deadline, deliver);
      }
    });
  }

  /**
   * Leaves the cluster to time and to other processes until `check` gives something other than undefined, and gives
   * that; undefined when `arrival` is settled or `timeout` milliseconds of simulated time are over. `check` only looks.
   * Virtual time does not advance by itself. Rejects with `Interrupted` when a signal ends the wait.
   */
  async idle<T>(
    check: () => T | undefined,
    { arrival, timeout = Number.POSITIVE_INFINITY }: { arrival?: Promise<unknown>; timeout?: number } = {},
  ): Promise<T | undefined> {
    const deadline = this.now() + timeout;
    const interruption = arrival && interruptedBy(arrival);
    return this.interruptible(async () => {
      for (;;) {
        this.cluster.runDue();
        let found = check();
        if (found !== undefined || this.now() >= deadline) return found;
        const look = () => {
          found = check();
          return found !== undefined;
        };
        await this.pause(deadline, look, interruption);
        if (found !== undefined || interruption?.came) return found;
      }
    });
  }

  /** Keeps the state file current as time passes, until a signal ends it: rejects with `Interrupted` then. */
  async keepCurrent(): Promise<never> {
    return this.interruptible(async () => {
      for (;;) {
        this.cluster.runDue();
        await this.pause(Number.POSITIVE_INFINITY, () => false);
      }
    });
  }

  /** Does what is due until `check` gives something; in virtual time also what comes, one step after the other. */
  private advanceUntil<T>(
    check: () => T | undefined,
    deadline: number,
    reach: { busy: number; quiet: number },
  ): T | undefined {
    const { cluster } = this;
    for (;;) {
      cluster.runDue();
      const found = check();
      if (found !== undefined || !cluster.clock.isVirtual || cluster.now() >= deadline) return found;
      if (cluster.step(cluster.queue.isQuiet() ? reach.quiet : reach.busy)) continue;
      if (!Number.isFinite(deadline)) return undefined;
      cluster.advanceTo(deadline);
    }
  }

  /**
   * Saves, and returns when something is due, the deadline has come, or `look` says so of what another process has made
   * of the state, or the interruption has come. Looking needs no lock, and nothing of it is saved.
   */
  private async pause(deadline: number, look: () => boolean, interruption?: Interruption): Promise<void> {
    this.interrupt ??= new Interrupt();
    let { document, cluster } = this.openState();
    this.commit();
    for (;;) {
      const { clock, queue } = cluster;
      const due = clock.isVirtual ? Number.POSITIVE_INFINITY : Math.min(deadline, queue.nextDue() ?? deadline);
      report(document);
      while (clock.target() < due && this.file.isCurrent(document) && !interruption?.came) {
        const nap = this.interrupt.sleep(Number.isFinite(due) ? Math.min(POLL, clock.wallDelayUntil(due)) : POLL);
        await (interruption ? Promise.race([nap, interruption.arrival]) : nap);
      }
      if (interruption?.came || clock.target() >= due) return;
      const seen = this.peek();
      if (!seen) return;
      this.opened = seen;
      try {
        if (look()) return;
      } finally {
        this.opened = undefined;
        seen.document.close();
      }
      ({ document, cluster } = seen);
      this.options.streams.flush();
    }
  }

  /** The state as it was saved last, as long as nothing has fallen due in it since. */
  private peek(): Open | undefined {
    const document = this.file.read();
    if (!document) return undefined;
    const cluster = openCluster(document);
    const target = cluster.clock.target();
    if ((cluster.queue.nextDue() ?? Number.POSITIVE_INFINITY) <= target) {
      document.close();
      return undefined;
    }
    cluster.clock.advanceTo(target);
    return { document, cluster, version: document.store.resourceVersion, now: target };
  }

  /** A signal that comes while `wait` sleeps ends it in an orderly way. */
  private async interruptible<T>(wait: () => Promise<T>): Promise<T> {
    try {
      return await wait();
    } finally {
      this.interrupt?.release();
      this.interrupt = undefined;
    }
  }

  private openState(): Open {
    this.opened ??= this.open();
    return this.opened;
  }

  private open(): Open {
    const { access, requestTimeout } = this.options;
    parseTimeout(requestTimeout);
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
    const first = new Session({ ...this.options, access: 'write', streams: { flush() {}, discard() {} } });
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

/** Something a waiting command also waits for, e.g. what a user types. */
interface Interruption {
  arrival: Promise<void>;
  came: boolean;
}

function interruptedBy(arrival: Promise<unknown>): Interruption {
  const interruption: Interruption = { arrival: Promise.resolve(), came: false };
  const come = () => {
    interruption.came = true;
  };
  interruption.arrival = arrival.then(come, come);
  return interruption;
}

/** Whoever started this command and listens learns how far it has come. */
function report({ store: { resourceVersion } }: StateDocument): void {
  if (process.connected) process.send?.({ resourceVersion });
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
  globals: { stateFile?: string; requestTimeout?: string };
  env: Record<string, string | undefined>;
  cwd: string;
  streams: SessionOptions['streams'];
}): Session {
  const { access, globals, env, cwd, streams } = request;
  const { stateFile, requestTimeout } = globals;
  return new Session({ file: stateFilePath(stateFile, env, cwd), access, streams, requestTimeout });
}
