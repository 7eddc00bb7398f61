/** The composition root: store, API server, controllers and clock as one deterministic simulation. */

import type { Records } from '../../container/runtime/records';
import type { ContainerRuntime } from '../../container/runtime/runtime';
import { ApiServer } from '../../control-plane/apiserver/server';
import { Client } from '../../control-plane/client/client';
import type { Controller, ControllerContext } from '../../control-plane/client/controller';
import { EventRecorder } from '../../control-plane/client/event-recorder';
import { RateLimiter } from '../../control-plane/client/rate-limiter';
import type { SimulatedClock } from '../../control-plane/clock/clock';
import type { RandomStreams } from '../../control-plane/clock/random';
import { RETRY_WAITED_FOR } from '../../control-plane/clock/rest';
import type { WorkQueue } from '../../control-plane/clock/work-queue';
import type { Kubelet } from '../../control-plane/kubelet/kubelet';
import type { MemoryStore } from '../../control-plane/storage/memory-store';
import type { Pod } from '../../kube/api/core/v1';
import { StatusError } from '../../kube/errors/status-error';
import type { Profile } from '../profiles/profile';
import { containerRecords } from './container-records';
import { runtimeOf } from './container-runtime';
import { kubeletAmong, newControllers } from './controllers';
import { CrashReporter } from './crash';
import { type Incarnations, latenciesOf } from './latencies';
import { Skipper, WORTH_SKIPPING } from './recurrence/skipper';

/** What a cluster is put together from: a state file's content, or the beginnings of a new one. */
export interface ClusterState {
  profile: Profile;
  clock: SimulatedClock;
  random: RandomStreams;
  queue: WorkQueue;
  store: MemoryStore;
  incarnations: Incarnations;
}

/** How many pieces of work may still be done. */
export interface Budget {
  left: number;
}

/** More rounds over one key at one instant than this mean that controllers chase each other. */
const ROUNDS_PER_KEY = 1000;

/** `--event-ttl` of the API server, and how often it is looked whose time is up. */
const [EVENT_TTL, EXPIRY] = [3_600_000, 60_000];

/** When those who chase each other go on, so that others come to their turn; milliseconds. */
const CHASE_PAUSE = 10_000;

/** A cluster in memory. Nothing happens in it but through `client` and the passing of time. */
export class Cluster {
  readonly client: Client;
  readonly profile: Profile;
  readonly clock: SimulatedClock;
  readonly random: RandomStreams;
  readonly queue: WorkQueue;
  private readonly store: MemoryStore;
  readonly incarnations: Incarnations;
  private controllers: Map<string, Controller> | undefined;
  private running = false;
  /** Called again and again while there is much to do, for whoever has to show that it is at it. */
  whileWorking: () => void = () => {};
  private readonly retries = new RateLimiter();
  /** While a long time passes that nobody looks at. */
  private skipper: Skipper | undefined;
  private readonly recorder: EventRecorder;
  private readonly crashes: CrashReporter;
  private runtime: ContainerRuntime | undefined;

  constructor(state: ClusterState) {
    const { profile, clock, random, queue, store, incarnations } = state;
    this.profile = profile;
    this.clock = clock;
    this.random = random;
    this.queue = queue;
    this.store = store;
    this.incarnations = incarnations;
    const presetUID = (resource: string, key: string) =>
      resource === 'persistentvolumeclaims' ? profile.claims[key]?.uid : undefined;
    const serviceNetwork = { cidr: profile.serviceCIDR };
    this.client = new Client(
      new ApiServer({
        store,
        random,
        now: () => clock.now(),
        presetUID,
        serviceNetwork,
        letControllersRun: () => this.letControllersRun(),
        handleCrash: (error, object) => this.crashes.overObject('controller-manager', object, error),
      }),
    );
    const randomInt = (stream: string, below: number) => random.int(stream, below);
    const sequence = (stream: string) => random.sequence(stream);
    this.recorder = new EventRecorder(this.client, () => clock.now(), randomInt, sequence);
    this.crashes = new CrashReporter(this.client, this.recorder);
  }

  /** Simulated time, milliseconds since the epoch. */
  now(): number {
    return this.clock.now();
  }

  /** Lets the controllers see every change from here on. Reading alone does not need them. */
  startControllers(): Map<string, Controller> {
    if (this.controllers) return this.controllers;
    this.store.subscribe(({ type, resource, object, old }) => {
      if (resource === 'persistentvolumes' && type === 'DELETED')
        this.containers.volumeRemoved(`claims/${object.metadata.name}`);
      if (resource !== 'pods') return;
      if (type === 'ADDED') this.countIncarnation(`${object.metadata.namespace}/${object.metadata.name}`);
      this.containers.observe(type, object as Pod, old as Pod | undefined);
    });
    const controllers = newControllers(this.context());
    this.controllers = new Map(controllers.map((c) => [c.name, c]));
    for (const controller of controllers) controller.start();
    return this.controllers;
  }

  /** Does what is due now, as far as the budget lasts: the rest is for whoever looks next. */
  runDue(budget: Budget = { left: Number.POSITIVE_INFINITY }): void {
    const controllers = this.startControllers();
    const rounds = new Map<string, number>();
    this.running = true;
    try {
      while (budget.left > 0) {
        const item = this.queue.take(this.now());
        if (!item) return;
        budget.left--;
        this.whileWorking();
        if (this.skipper?.begins(item)) continue;
        const controller = controllers.get(item.worker);
        const id = `${item.worker} ${item.key}`;
        const round = (rounds.get(id) ?? 0) + 1;
        rounds.set(id, round);
        if (round > ROUNDS_PER_KEY) this.enqueue(item.worker, item.key, CHASE_PAUSE, true);
        else if (controller) this.sync(controller, item.key);
        this.skipper?.ends();
      }
    } finally {
      this.running = false;
    }
  }

  /** What a controller could not do, refused by the server or by a mistake in it, is tried again, later each time. */
  private sync(controller: Controller, key: string): void {
    const attempt = `${controller.name} ${key}`;
    try {
      controller.sync(key);
      this.retries.forget(attempt);
    } catch (error) {
      if (!(error instanceof StatusError)) this.crashes.overKey(controller.name, key, error);
      const delay = this.retries.when(attempt);
      this.enqueue(controller.name, key, delay, delay > RETRY_WAITED_FOR);
    }
  }

  private enqueue(worker: string, key: string, delay = 0, periodic = false): void {
    this.queue.add({ at: this.now() + delay, worker, key, ...(periodic ? { periodic } : {}) });
    this.skipper?.queued({ worker, key });
  }

  /** For a request that waits for a controller; a controller's own request cannot wait for another. */
  private letControllersRun(): void {
    if (!this.running) this.runDue();
  }

  /**
   * Lets time pass up to `ms`, doing what falls due on the way. What only repeats in a long time is not played. Time stops
   * where the budget is spent.
   */
  advanceTo(ms: number, budget: Budget = { left: Number.POSITIVE_INFINITY }): void {
    if (ms - this.now() > WORTH_SKIPPING) this.skipper = this.newSkipper(ms);
    try {
      this.playTo(ms, budget);
    } finally {
      this.skipper?.stop();
      this.skipper = undefined;
    }
  }

  private newSkipper(target: number): Skipper {
    const { store, queue, random, recorder } = this;
    const controllers = this.startControllers();
    return new Skipper({ store, queue, random, controllers, recorder }, target);
  }

  private playTo(ms: number, budget: Budget): void {
    for (;;) {
      const due = this.queue.nextDue();
      if (due === undefined || due > ms) break;
      this.dropOldEvents(due);
      this.clock.advanceTo(due);
      this.runDue(budget);
      if (budget.left <= 0) return;
    }
    this.dropOldEvents(ms);
    this.clock.advanceTo(ms);
  }

  /**
   * Drops the events whose time was up at the last full minute before `ms`, where time has not come to that yet: the
   * same events at the same versions, however the way there was cut into pieces.
   */
  private dropOldEvents(ms: number): void {
    for (;;) {
      const next = this.store.oldest.of('events') + EVENT_TTL;
      const minute = Math.max(Math.ceil(next / EXPIRY), Math.floor(this.now() / EXPIRY) + 1) * EXPIRY;
      if (!(minute <= ms)) return;
      this.store.expire('events', minute - EVENT_TTL, minute);
      this.clock.advanceTo(minute);
    }
  }

  /** Jumps to the next thing that is due, if that is not after `limit`. Says whether there was one. */
  step(limit: number): boolean {
    const due = this.queue.nextDue();
    if (due === undefined || due > limit) return false;
    this.advanceTo(Math.max(due, this.now()));
    return true;
  }

  /** The runtime of the containers of all nodes. */
  get containers(): ContainerRuntime {
    this.runtime ??= runtimeOf(() => this);
    return this.runtime;
  }

  /** What the state keeps of containers. */
  get records(): Records {
    return containerRecords(this.store, () => this.now());
  }

  /** The kubelet, for what a user does inside a container. */
  kubelet(): Kubelet {
    return kubeletAmong(this.startControllers());
  }

  private context(): ControllerContext {
    const { client, random, recorder, containers } = this;
    const sequence = (stream: string) => random.sequence(stream);
    return {
      client,
      recorder,
      containers,
      latencies: latenciesOf({ profile: this.profile, incarnations: this.incarnations, sequence }),
      now: () => this.now(),
      enqueue: (worker, key, delay, periodic) => this.enqueue(worker, key, delay, periodic),
      sequence,
      randomInt: (stream, below) => random.int(stream, below),
    };
  }

  private countIncarnation(key: string): void {
    if (this.profile.pods[key]) this.incarnations[key] = (this.incarnations[key] ?? 0) + 1;
  }
}
