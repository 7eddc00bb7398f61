/** Hands changes to subscribers, each change to all of them before the next one, however deep the handlers nest. */
import type { StoreEvent } from './store';

type Handler = (event: StoreEvent) => void;

/**
 * In-order delivery. A handler that changes the store while it is called only lengthens the queue; a handler sees the
 * changes made after it subscribed, not those still waiting at that moment.
 */
export class EventFeed {
  readonly #since = new Map<Handler, number>();
  #waiting: StoreEvent[] = [];
  #delivering = false;

  /** `after` is the last resourceVersion the subscriber already knows of. */
  subscribe(handler: Handler, after: number): () => void {
    const own: Handler = (event) => handler(event);
    this.#since.set(own, after);
    return () => this.#since.delete(own);
  }

  /** Whether nobody listens, so that events need not be made. */
  get idle(): boolean {
    return this.#since.size === 0;
  }

  /** Delivers now, or after the event being delivered. What a handler throws comes out here; the rest is kept. */
  publish(event: StoreEvent): void {
    this.#waiting.push(event);
    if (this.#delivering) return;
    this.#delivering = true;
    let next = 0;
    try {
      while (next < this.#waiting.length) {
        this.#deliver(this.#waiting[next++] as StoreEvent);
        if (next === 1024) {
          this.#waiting.splice(0, next);
          next = 0;
        }
      }
    } finally {
      this.#waiting.splice(0, next);
      this.#delivering = false;
    }
  }

  #deliver(event: StoreEvent): void {
    for (const [handler, after] of this.#since) {
      if (event.resourceVersion > after) handler(event);
    }
  }
}
