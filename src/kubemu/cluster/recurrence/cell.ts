/** Work that causes other work, and so belongs together: a CronJob with its Jobs and their pods, a pod that crashes. */
import type { EventMemory } from '../../../control-plane/client/event-correlator';
import type { WorkItem } from '../../../control-plane/clock/work-queue';
import type { KubeObject } from '../../../kube/meta/meta';

/** A cell as it is when the item that starts each of its cycles is about to be worked on. */
export interface Snapshot {
  at: number;
  /** Versions given out in the cell's work until then, and events that were new among them. */
  versions: number;
  events: number;
  /** Draws from each random stream. */
  draws: ReadonlyMap<string, number>;
  /** What the cell has changed and is still there, by resource and key. */
  objects: ReadonlyMap<string, KubeObject>;
  /** What is remembered of the events about those objects. */
  memories: ReadonlyMap<string, EventMemory>;
  /** What else is to be done in it, and when. */
  pending: ReadonlyMap<string, number>;
}

/** One cell, and what has been seen of it. */
export class Cell {
  versions = 0;
  events = 0;
  readonly draws = new Map<string, number>();
  /** Resource and key of everything it has changed. */
  readonly touched = new Set<string>();
  /** Ids of the items that wait in the queue. */
  readonly pending = new Set<string>();
  /** Whose work it is. */
  readonly workers = new Set<string>();
  /** The looks at each item that comes again and again, oldest first. */
  readonly snapshots = new Map<string, Snapshot[]>();

  /** Takes in another cell; what was seen of either says nothing of both. */
  absorb(other: Cell): void {
    this.versions += other.versions;
    this.events += other.events;
    for (const [stream, n] of other.draws) this.draws.set(stream, (this.draws.get(stream) ?? 0) + n);
    for (const object of other.touched) this.touched.add(object);
    for (const id of other.pending) this.pending.add(id);
    for (const worker of other.workers) this.workers.add(worker);
    this.snapshots.clear();
  }
}

/** Which cell each item belongs to. What is queued while a cell's work is done belongs to the cell. */
export class Cells {
  readonly #cells = new Map<string, Cell>();

  /** The cell of an item; a new one for what nobody has seen. */
  of(id: string): Cell {
    let cell = this.#cells.get(id);
    if (!cell) {
      cell = new Cell();
      this.#cells.set(id, cell);
    }
    return cell;
  }

  /** Notes that work in `cell` has queued an item; gives the cell both belong to now. */
  join(cell: Cell, id: string): Cell {
    const other = this.#cells.get(id);
    if (other === cell) return cell;
    if (!other) {
      this.#cells.set(id, cell);
      return cell;
    }
    cell.absorb(other);
    for (const [member, of] of this.#cells) if (of === other) this.#cells.set(member, cell);
    return cell;
  }
}

/** What tells items apart. */
export function itemId({ worker, key }: Pick<WorkItem, 'worker' | 'key'>): string {
  return `${worker}\0${key}`;
}
