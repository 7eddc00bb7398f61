/** The event queue of the simulation: who has to look at which object, and when. */

/** One pending piece of work. Plain data: it stands in the state file between commands. */
export interface WorkItem {
  /** Simulated time it falls due, milliseconds since the epoch. */
  at: number;
  /** Whose work it is: `statefulset`, `kubelet`, `scheduler`. */
  worker: string;
  /** Which object it is about: `default/web`. */
  key: string;
  /** Comes again and again, or lies far ahead for its own sake (back-off, deadlines, schedules): `settle` does not wait for it. */
  periodic?: true;
}

interface Entry extends WorkItem {
  sequence: number;
  dropped: boolean;
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

/**
 * A delaying work queue as client-go's: one entry per worker and key, the earliest due time wins. Order: due time, then
 * insertion.
 */
export class WorkQueue {
  private readonly heap: Entry[] = [];
  private readonly pending = new Map<string, Entry>();
  private sequence = 0;
  private busy = 0;
  /** Whether anything was added or taken since the queue was made. */
  changed = false;

  constructor(items: Iterable<WorkItem> = []) {
    for (const item of items) this.add(item);
    this.changed = false;
  }

  /** Adds work, unless the same worker already has the same key due at that time or before. */
  add(item: WorkItem): void {
    const id = `${item.worker}\0${item.key}`;
    const known = this.pending.get(id);
    if (known && (known.at < item.at || (known.at === item.at && (!known.periodic || item.periodic)))) return;
    if (known) this.drop(known);
    const entry: Entry = { ...item, sequence: this.sequence++, dropped: false };
    this.pending.set(id, entry);
    if (!entry.periodic) this.busy++;
    this.push(entry);
    this.changed = true;
  }

  /** Takes the first item due at or before `now`. */
  take(now: number): WorkItem | undefined {
    const first = this.peek();
    if (!first || first.at > now) return undefined;
    this.pop();
    this.pending.delete(`${first.worker}\0${first.key}`);
    if (!first.periodic) this.busy--;
    this.changed = true;
    return first;
  }

  /** When an item falls due; undefined for one that is not queued. */
  dueOf({ worker, key }: Pick<WorkItem, 'worker' | 'key'>): number | undefined {
    return this.pending.get(`${worker}\0${key}`)?.at;
  }

  /** Lets a queued item fall due later. */
  postpone({ worker, key }: Pick<WorkItem, 'worker' | 'key'>, by: number): void {
    const id = `${worker}\0${key}`;
    const known = this.pending.get(id);
    if (!known) return;
    this.drop(known);
    this.pending.delete(id);
    this.add({ at: known.at + by, worker, key, ...(known.periodic ? { periodic: true } : {}) });
  }

  /** When the next item falls due. */
  nextDue(): number | undefined {
    return this.peek()?.at;
  }

  /** Whether only periodic work is left. */
  isQuiet(): boolean {
    return this.busy === 0;
  }

  /** Everything pending, in order. */
  items(): WorkItem[] {
    return this.heap
      .filter((entry) => !entry.dropped)
      .sort((a, b) => (before(a, b) ? -1 : 1))
      .map(({ at, worker, key, periodic }) => (periodic ? { at, worker, key, periodic } : { at, worker, key }));
  }

  private drop(entry: Entry): void {
    entry.dropped = true;
    if (!entry.periodic) this.busy--;
  }

  private peek(): Entry | undefined {
    while (this.heap[0]?.dropped) this.pop();
    return this.heap[0];
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up] as Entry;
      if (!before(entry, parent)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop() as Entry;
    if (heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child++;
      if (!before(heap[child] as Entry, last)) break;
      heap[i] = heap[child] as Entry;
      i = child;
    }
    heap[i] = last;
  }
}
