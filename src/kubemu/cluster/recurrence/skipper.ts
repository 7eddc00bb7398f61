/**
 * Lets a long time pass without playing what only repeats. A cell of the cluster that was seen three times in the same
 * state, but for times, counts and names, is moved ahead by whole cycles: its objects and queued work to the times they
 * would have come to, the versions and random numbers its work would have taken are taken. What comes last is played
 * again, so that all that is still to be seen in the end (events, Jobs of the last hour) has really happened, with the
 * names it would have had. Nobody looks at a cluster in between: this is for the time between two commands.
 */
import type { Controller } from '../../../control-plane/client/controller';
import type { EventMemory } from '../../../control-plane/client/event-correlator';
import type { EventRecorder } from '../../../control-plane/client/event-recorder';
import type { RandomStreams } from '../../../control-plane/clock/random';
import type { WorkItem, WorkQueue } from '../../../control-plane/clock/work-queue';
import type { MemoryStore } from '../../../control-plane/storage/memory-store';
import type { StoreEvent } from '../../../control-plane/storage/store';
import type { KubeObject } from '../../../kube/meta/meta';
import { type Cell, Cells, itemId, type Snapshot } from './cell';
import { findCycle } from './cycle';

/**
 * What is played in any case, at the end: twice as long as events are kept, so that dropping them has come to the rate
 * it would have had before the first event that is still there; milliseconds.
 */
const PLAYED = 125 * 60_000;
/** Less time than this is played. */
export const WORTH_SKIPPING = PLAYED + 60 * 60_000;
/** A cycle may consist of up to so many rounds of one item. */
const ROUNDS = 6;
/** Fewer cycles than this are played. */
const FEW = 3;

/** What the skipper needs of the cluster it works on. */
export interface Skipped {
  store: MemoryStore;
  queue: WorkQueue;
  random: RandomStreams;
  controllers: ReadonlyMap<string, Controller>;
  recorder: EventRecorder;
}

/** Watches the work of one advance. */
export class Skipper {
  readonly #cells = new Cells();
  readonly #unsubscribe: () => void;
  #current: Cell | undefined;
  #version = 0;
  #draws = new Map<string, number>();

  /** `target` is how far time will advance. */
  constructor(
    private readonly on: Skipped,
    private readonly target: number,
  ) {
    for (const item of on.queue.items()) this.#cells.of(itemId(item)).pending.add(itemId(item));
    this.#unsubscribe = on.store.subscribe((event) => this.#changed(event));
  }

  /** To be called when an item is about to be worked on. True: it has been moved ahead, and is not to be worked on now. */
  begins(item: WorkItem): boolean {
    const id = itemId(item);
    const cell = this.#cells.of(id);
    cell.pending.delete(id);
    if (item.periodic && this.#skip(cell, item, id)) return true;
    cell.workers.add(item.worker);
    this.#current = cell;
    this.#version = this.on.store.resourceVersion;
    this.#draws = new Map(Object.entries(this.on.random.counters));
    return false;
  }

  /** To be called when it has been. */
  ends(): void {
    const cell = this.#current;
    if (!cell) return;
    this.#current = undefined;
    cell.versions += this.on.store.resourceVersion - this.#version;
    for (const [stream, n] of Object.entries(this.on.random.counters)) {
      const drawn = n - (this.#draws.get(stream) ?? 0);
      if (drawn !== 0) cell.draws.set(stream, (cell.draws.get(stream) ?? 0) + drawn);
    }
  }

  /** To be called when work was queued. */
  queued(item: Pick<WorkItem, 'worker' | 'key'>): void {
    const id = itemId(item);
    if (this.#current) this.#current = this.#cells.join(this.#current, id);
    (this.#current ?? this.#cells.of(id)).pending.add(id);
  }

  stop(): void {
    this.#unsubscribe();
  }

  #changed({ type, resource, object }: StoreEvent): void {
    const cell = this.#current;
    if (!cell) return;
    cell.touched.add(`${resource}\0${keyOf(object)}`);
    if (resource === 'events' && type === 'ADDED') cell.events += 1;
  }

  #skip(cell: Cell, item: WorkItem, id: string): boolean {
    const looks = cell.snapshots.get(id) ?? [];
    cell.snapshots.set(id, looks);
    looks.push(this.#look(cell, item.at));
    if (looks.length > 2 * ROUNDS + 1) looks.shift();
    for (let rounds = 1; rounds <= ROUNDS && 2 * rounds < looks.length; rounds++) {
      const [a, b, c] = [2 * rounds, rounds, 0].map((back) => looks[looks.length - 1 - back] as Snapshot) as [
        Snapshot,
        Snapshot,
        Snapshot,
      ];
      const cycle = findCycle(cell, a, b, c);
      if (!cycle) continue;
      const { period, memory, until } = cycle;
      let limit = Math.min(
        this.target - Math.max(PLAYED, (memory + 2) * period),
        until - period,
        item.at + cycle.lasts * period,
      );
      if (limit < item.at + FEW * period) continue;
      for (const worker of new Set([item, ...[...cell.pending].map(itemOf)].map((of) => `${of.worker}\0${of.key}`))) {
        const of = itemOf(worker);
        const bound = this.on.controllers.get(of.worker)?.recursUntil?.(of.key, item.at, period, limit);
        limit = Math.min(limit, bound ?? limit);
      }
      const cycles = Math.floor((limit - item.at) / period);
      if (cycles < FEW) continue;
      this.#move(cell, item, cycle, cycles);
      return true;
    }
    return false;
  }

  #look(cell: Cell, at: number): Snapshot {
    const objects = new Map<string, KubeObject>();
    const memories = new Map<string, EventMemory>();
    for (const name of cell.touched) {
      const [resource = '', key = ''] = name.split('\0');
      const object = this.on.store.get(resource, key);
      if (object) objects.set(name, object);
      else cell.touched.delete(name);
      const correlator = object && object.kind !== 'Event' ? this.on.recorder.correlatorOf(object) : undefined;
      if (correlator) memories.set(name, correlator.memory);
    }
    const pending = new Map<string, number>();
    for (const id of cell.pending) {
      const due = this.on.queue.dueOf(itemOf(id));
      if (due !== undefined) pending.set(id, due);
    }
    return { at, versions: cell.versions, events: cell.events, draws: new Map(cell.draws), objects, memories, pending };
  }

  #move(cell: Cell, item: WorkItem, cycle: NonNullable<ReturnType<typeof findCycle>>, cycles: number): void {
    const { store, queue, random } = this.on;
    const by = cycles * cycle.period;
    for (const [name, object] of cycle.objectsAhead(cycles)) {
      const [resource = '', key = ''] = name.split('\0');
      store.replaceUnseen(resource, key, object);
    }
    for (const { key, drift } of cycle.memories) {
      const [resource = '', name = ''] = key.split('\0');
      const object = store.get(resource, name);
      const more = new Map([...drift].map(([source, tokens]) => [source, tokens * cycles]));
      if (object) this.on.recorder.correlatorOf(object)?.postpone(by, more);
    }
    store.skipVersions(cycles * cycle.versions);
    for (const [stream, n] of cycle.draws) random.skip(stream, Math.round(cycles * n));
    for (const id of cycle.moving) queue.postpone(itemOf(id), by);
    cell.snapshots.clear();
    cell.pending.add(itemId(item));
    queue.add({ ...item, at: item.at + by });
  }
}

const itemOf = (id: string) => {
  const at = id.indexOf('\0');
  return { worker: id.slice(0, at), key: id.slice(at + 1) };
};

const keyOf = ({ metadata: { namespace, name } }: KubeObject) => (namespace ? `${namespace}/${name}` : name);
