/** One command's use of a cluster: its requests, and its waiting for what becomes of them. */

import type { Client } from '../../control-plane/client/client';
import { Interrupt } from '../../control-plane/clock/interrupt';
import type { StateDocument } from '../../control-plane/storage/file/state-document';
import type { User } from '../../kube/api/authentication/user';
import type { Cluster } from '../cluster/cluster';
import { Bookmark, type Change } from './bookmark';
import { type OpenState, StateHandle, type StateOptions } from './state-handle';
import { stateFilePath } from './state-path';

export type { Change };

/** What a session needs to know of the command it serves. */
export interface SessionOptions extends StateOptions {
  /** The namespace in force where the command line names none. */
  namespace?: string;
  /** Whom the command acts as; the administrator when nobody is named. */
  user?: User;
}

/** How often a waiting command looks whether another process has changed the state; milliseconds of the wall clock. */
const POLL = 40;
/** How far a command without a deadline lets virtual time run when only periodic work is left. */
const PATIENCE = 3_600_000;

/** How far virtual time may advance by itself: while there is work to wait for, and when only periodic work is left. */
interface Reach {
  busy: number;
  quiet: number;
}

/**
 * The open cluster. In a write session the state file is locked from the first request to `commit`; requests in between
 * are one step for everybody else.
 */
export class Session {
  readonly namespace: string | undefined;
  private readonly state: StateHandle;
  private interrupt: Interrupt | undefined;
  private impersonated: { of: Client; client: Client } | undefined;

  constructor(private readonly options: SessionOptions) {
    this.state = new StateHandle(options);
    this.namespace = options.namespace;
  }

  /** The state file. */
  get file(): string {
    return this.options.file;
  }

  /** The cluster for whoever the command acts as. */
  get client(): Client {
    const { client } = this.cluster;
    const { user } = this.options;
    if (!user) return client;
    if (this.impersonated?.of !== client) this.impersonated = { of: client, client: client.as(user) };
    return this.impersonated.client;
  }

  /** The simulation, for commands that deal with time. Opens the state. Throws `StateFileError`. */
  get cluster(): Cluster {
    return this.state.current.cluster;
  }

  /** Simulated time, milliseconds since the epoch. */
  now(): number {
    return this.cluster.now();
  }

  /** The version of the state as it is now: where a watch begins. */
  get resourceVersion(): number {
    return this.state.current.document.store.resourceVersion;
  }

  /** Every change after a version, oldest first; `expired` when they are not known any more. */
  changesSince(resourceVersion: number): Change[] | 'expired' {
    return this.state.current.document.log.since(resourceVersion);
  }

  /** Puts a new cluster in place of whatever the state file holds. */
  reset(make: () => { cluster: Cluster; document: StateDocument }): void {
    this.state.replace(make);
  }

  /** Does what is due, saves what has changed, lets other commands in, and shows the output. */
  commit(): void {
    this.state.commit();
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
    const quiet = Number.isFinite(deadline) ? deadline : start + PATIENCE;
    return this.until(check, deadline, { busy: deadline, quiet });
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
    const deliver = () => {
      const { document, cluster } = this.state.current;
      const changes = bookmark.changes(document, cluster);
      return changes.length > 0 ? handler(changes) : undefined;
    };
    await this.until(deliver, deadline, { busy: limit, quiet: limit });
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
    return this.until(check, this.now() + timeout, STILL, arrival && new Arrival(arrival));
  }

  /** Keeps the state file current as time passes, until a signal ends it: rejects with `Interrupted` then. */
  async keepCurrent(): Promise<void> {
    await this.idle(() => undefined);
  }

  private async until<T>(
    check: () => T | undefined,
    deadline: number,
    reach: Reach,
    arrival?: Arrival,
  ): Promise<T | undefined> {
    let found: T | undefined;
    const look = () => {
      found = check();
      return found !== undefined;
    };
    try {
      while (!this.advanceUntil(look, deadline, reach) && this.now() < deadline) {
        await this.pause(deadline, look, arrival);
        if (found !== undefined || arrival?.came) break;
      }
      return found;
    } finally {
      this.interrupt?.release();
      this.interrupt = undefined;
    }
  }

  /** Does what is due until `look` says it is enough; in virtual time also what comes, one step after the other. */
  private advanceUntil(look: () => boolean, deadline: number, reach: Reach): boolean {
    const { cluster } = this;
    for (;;) {
      cluster.runDue();
      if (look()) return true;
      if (!cluster.clock.isVirtual || cluster.now() >= deadline) return false;
      if (cluster.step(cluster.queue.isQuiet() ? reach.quiet : reach.busy)) continue;
      if (reach.busy < deadline || !Number.isFinite(deadline)) return false;
      cluster.advanceTo(deadline);
    }
  }

  /**
   * Saves, and returns when something is due, the deadline has come, `look` says it is enough of what another process
   * has made of the state, or what else is waited for has arrived. To look at it, nobody is kept from going on.
   */
  private async pause(deadline: number, look: () => boolean, arrival?: Arrival): Promise<void> {
    this.interrupt ??= new Interrupt();
    let seen: OpenState | undefined = this.state.current;
    this.commit();
    let enough = false;
    while (seen && !enough) {
      report(seen);
      const { document, cluster } = seen;
      const due = dueTime(cluster, deadline);
      while (cluster.clock.target() < due && this.state.isCurrent(document) && !arrival?.came) {
        const nap = this.interrupt.sleep(Math.min(POLL, cluster.clock.wallDelayUntil(due)));
        await (arrival ? Promise.race([nap, arrival.promise]) : nap);
      }
      if (arrival?.came || cluster.clock.target() >= due) return;
      seen = this.state.peek(() => {
        enough = look();
      });
      this.options.streams.flush();
    }
  }
}

/** Virtual time that stands still. */
const STILL: Reach = { busy: Number.NEGATIVE_INFINITY, quiet: Number.NEGATIVE_INFINITY };

/** When there is something to do for whoever waits. Virtual time does not come to it by itself. */
function dueTime({ clock, queue }: Cluster, deadline: number): number {
  return clock.isVirtual ? Number.POSITIVE_INFINITY : Math.min(deadline, queue.nextDue() ?? deadline);
}

/** Something a waiting command also waits for, e.g. what a user types. */
class Arrival {
  came = false;
  readonly promise: Promise<void>;

  constructor(promise: Promise<unknown>) {
    const come = () => {
      this.came = true;
    };
    this.promise = promise.then(come, come);
  }
}

/** Whoever started this command and listens learns how far it has come. */
function report({ document: { store } }: OpenState): void {
  if (process.connected) process.send?.({ resourceVersion: store.resourceVersion });
}

/** Opens the cluster for one command: that of its context. */
export function openSession(request: {
  place?: { stateFile?: string; namespace?: string; beside?: string };
  access: StateOptions['access'];
  globals: { stateFile?: string; requestTimeout?: string };
  user?: User;
  env: Record<string, string | undefined>;
  cwd: string;
  streams: SessionOptions['streams'];
}): Session {
  const { access, globals, user, env, cwd, streams, place = {} } = request;
  const { stateFile = stateFilePath(globals.stateFile, env, cwd), ...context } = place;
  const { requestTimeout } = globals;
  const profile = env.KUBEMU_PROFILE;
  return new Session({ ...context, file: stateFile, access, streams, requestTimeout, user, profile });
}
