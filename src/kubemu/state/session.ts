/** One command's use of a cluster: its requests, and its waiting for what becomes of them. */

import type { ContainerRuntime } from '../../container/runtime/runtime';
import type { Client, Observer } from '../../control-plane/client/client';
import { Interrupt } from '../../control-plane/clock/interrupt';
import { QUIET_WAITED_FOR } from '../../control-plane/clock/rest';
import type { StateDocument } from '../../control-plane/storage/file/state-document';
import type { User } from '../../kube/api/authentication/user';
import type { Change, Containers, Session, SessionRequest } from '../../kubectl/cli/session';
import { clientConfigOf, destinationOf } from '../../kubectl/kubeconfig/client-config';
import type { Cluster } from '../cluster/cluster';
import { runtimeOf } from '../cluster/container-runtime';
import { podPlan } from '../cluster/latencies';
import type { Turns } from '../turns/turns';
import type { MemoryState } from './memory-state';
import { Reflector } from './reflector';
import { type CommandState, type OpenState, StateHandle, type StateOptions } from './state-handle';

/** What a session needs to know of the command it serves. */
export interface SessionOptions extends StateOptions {
  /** The namespace in force where the command line names none. */
  namespace?: string;
  /** Whom the command acts as; the administrator when nobody is named. */
  user?: User;
  /** Ends the waiting of a command in somebody else's process, whose signals and messages are not touched then. */
  signal?: AbortSignal;
  /** The command's place among the others of a script in virtual time. */
  turns?: Turns;
  /** Sees what is sent and answered. */
  observer?: Observer;
}

/** How often a waiting command looks whether another process has changed the state; milliseconds of the wall clock. */
const POLL = 40;

/** How far virtual time may advance by itself: while there is work to wait for, and when only periodic work is left. */
interface AdvanceLimits {
  busy: number;
  quiet: number;
}

/**
 * The open cluster. In a write session the state file is locked from the first request to `commit`; requests in between
 * are one step for everybody else.
 */
export class ClusterSession implements Session {
  readonly namespace: string | undefined;
  private readonly state: CommandState;
  private interrupt: Interrupt | undefined;
  /** Whether it is on this command to let time pass. */
  private hasTurn = false;
  /** The client for whoever the command acts as, over that of the cluster. */
  private own: { of: Client; client: Client } | undefined;
  private runtime: ContainerRuntime | undefined;

  /** `state` is the way to a state that is in no file. */
  constructor(
    private readonly options: SessionOptions,
    state?: CommandState,
  ) {
    this.state = state ?? new StateHandle(options);
    this.namespace = options.namespace;
  }

  /** The state file. */
  get file(): string {
    return this.options.file;
  }

  get client(): Client {
    const { client } = this.cluster;
    if (this.own?.of !== client) this.own = { of: client, client: this.ownClient(client) };
    return this.own.client;
  }

  private ownClient(client: Client): Client {
    const { user, observer } = this.options;
    const mine = user ? client.as(user) : client;
    return observer ? mine.observed(observer) : mine;
  }

  /** The simulation, for commands that deal with time. Opens the state. Throws `StateFileError`. */
  get cluster(): Cluster {
    return this.state.current.cluster;
  }

  now(): number {
    return this.cluster.now();
  }

  get resourceVersion(): number {
    return this.state.current.document.store.resourceVersion;
  }

  get isVirtual(): boolean {
    return this.cluster.clock.isVirtual;
  }

  get containers(): Containers {
    const runtime = this.runtime ?? runtimeOf(() => this.cluster);
    this.runtime = runtime;
    return {
      runtime,
      detachDelay: (pod) => podPlan(this.cluster, pod).detach,
      changed: (namespace, pod) => this.cluster.kubelet().containerChanged(namespace, pod),
    };
  }

  runDue(): void {
    this.cluster.runDue();
  }

  randomSuffix(stream: string, length: number): string {
    return this.cluster.random.suffix(stream, length);
  }

  changesSince(resourceVersion: number): Change[] | 'expired' {
    return this.state.current.document.log.since(resourceVersion);
  }

  /** Every change that is known, oldest first. */
  history(): Change[] {
    return this.state.current.document.log.history();
  }

  /** Puts a new cluster in place of whatever the state file holds. */
  reset(make: () => { cluster: Cluster; document: StateDocument }): void {
    this.state.replace(make);
  }

  commit(): void {
    this.state.commit();
  }

  close(): void {
    this.commit();
  }

  async waitUntil<T>(check: () => T | undefined, timeout = Number.POSITIVE_INFINITY): Promise<T | undefined> {
    const start = this.now();
    const deadline = start + timeout;
    const quiet = Number.isFinite(deadline) ? deadline : start + QUIET_WAITED_FOR;
    return this.until(check, deadline, { busy: deadline, quiet });
  }

  async follow(
    since: number,
    handler: (changes: Change[]) => 'stop' | undefined,
    timeout = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    const deadline = this.now() + timeout;
    const limit = Number.isFinite(deadline) ? deadline : Number.NEGATIVE_INFINITY;
    const bookmark = new Reflector(since, this.state.current);
    const deliver = () => {
      const { document, cluster } = this.state.current;
      const changes = bookmark.changes(document, cluster);
      return changes.length > 0 ? handler(changes) : undefined;
    };
    await this.until(deliver, deadline, { busy: limit, quiet: limit });
  }

  async idle<T>(
    check: () => T | undefined,
    { arrival, timeout = Number.POSITIVE_INFINITY }: { arrival?: Promise<unknown>; timeout?: number } = {},
  ): Promise<T | undefined> {
    return this.until(check, this.now() + timeout, STILL, arrival && new Arrival(arrival));
  }

  /** Lets so much time pass, virtual time too, unless `arrival` is settled before. Rejects with `Interrupted`. */
  async sleep(ms: number, arrival?: Promise<unknown>): Promise<void> {
    const deadline = this.now() + ms;
    const limit = Number.isFinite(ms) ? deadline : STILL.busy;
    await this.until(() => undefined, deadline, { busy: limit, quiet: limit }, arrival && new Arrival(arrival));
  }

  /** Keeps the state file current as time passes, until a signal ends it: rejects with `Interrupted` then. */
  async keepCurrent(): Promise<void> {
    await this.idle(() => undefined);
  }

  private async until<T>(
    check: () => T | undefined,
    deadline: number,
    reach: AdvanceLimits,
    arrival?: Arrival,
  ): Promise<T | undefined> {
    let found: T | undefined;
    const look = () => {
      found = check();
      return found !== undefined;
    };
    try {
      while (!this.advanceUntil(look, deadline, reach) && this.now() < deadline) {
        if (this.options.turns && this.isVirtual) await this.takeTurn(this.options.turns, deadline, reach, arrival);
        else await this.pause(deadline, look, arrival);
        if (found !== undefined || arrival?.came) break;
      }
      return found;
    } finally {
      this.interrupt?.release();
      this.interrupt = undefined;
    }
  }

  /** Does what is due until `look` says it is enough; in virtual time also what comes, one step after the other. */
  private advanceUntil(look: () => boolean, deadline: number, reach: AdvanceLimits): boolean {
    const { cluster } = this;
    for (;;) {
      cluster.runDue();
      if (look()) return true;
      if (!cluster.clock.isVirtual || cluster.now() >= deadline) return false;
      // Others of the script may have something to do before time goes on.
      if (this.options.turns && !this.hasTurn) return false;
      this.hasTurn &&= this.options.turns?.isAlone() === true;
      if (cluster.step(cluster.queue.isQuiet() ? reach.quiet : reach.busy)) continue;
      if (reach.busy < deadline || !Number.isFinite(deadline)) return false;
      cluster.advanceTo(deadline);
    }
  }

  /** Saves, and returns when others of the script have changed the cluster, or it is on this command to let time pass. */
  private async takeTurn(turns: Turns, deadline: number, reach: AdvanceLimits, arrival?: Arrival): Promise<void> {
    this.interrupt ??= new Interrupt(this.options.signal);
    const { interrupt } = this;
    const { queue } = this.cluster;
    const due = queue.nextDue() ?? Number.POSITIVE_INFINITY;
    const isDue = due <= (queue.isQuiet() ? reach.quiet : reach.busy);
    const stands = reach.busy < deadline || !Number.isFinite(deadline);
    this.report(this.state.current);
    this.commit();
    const until = isDue ? due : stands ? Number.POSITIVE_INFINITY : deadline;
    this.hasTurn = await turns.wait(
      until,
      (ms) => interrupt.sleep(ms),
      () => arrival?.came === true,
    );
  }

  /**
   * Saves, and returns when something is due, the deadline has come, `look` says it is enough of what another process
   * has made of the state, or what else is waited for has arrived. To look at it, nobody is kept from going on.
   */
  private async pause(deadline: number, look: () => boolean, arrival?: Arrival): Promise<void> {
    this.interrupt ??= new Interrupt(this.options.signal);
    let seen: OpenState | undefined = this.state.current;
    this.commit();
    let enough = false;
    while (seen && !enough) {
      this.report(seen);
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

  /** Whoever started this command and listens learns how far it has come. */
  private report({ document: { store } }: OpenState): void {
    if (!this.options.signal && process.connected) process.send?.({ resourceVersion: store.resourceVersion });
  }
}

/** Virtual time that stands still. */
const STILL: AdvanceLimits = { busy: Number.NEGATIVE_INFINITY, quiet: Number.NEGATIVE_INFINITY };

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

/** What the program around a command has to say about its session. */
export interface Setting extends Pick<SessionOptions, 'turns' | 'signal'> {
  /** The state in memory that stands for a file; where there is none, the file is meant. */
  memoryOf?(file: string): MemoryState | undefined;
}

/** Opens the cluster for one command: that of its context. Throws what `placeOf` throws. */
export function openSession(
  { path, globals, env, cwd, observer, ...request }: SessionRequest,
  { memoryOf, ...setting }: Setting = {},
): ClusterSession {
  const { stateFile, ...context } = clientConfigOf({ path, globals, env, cwd });
  const options: SessionOptions = {
    ...context,
    ...setting,
    ...request,
    file: stateFile,
    requestTimeout: globals.requestTimeout,
    profile: env.KUBEMU_PROFILE,
    observer: observer?.(destinationOf({ path, globals, env, cwd })),
  };
  return new ClusterSession(options, memoryOf?.(stateFile)?.forCommand(request));
}
