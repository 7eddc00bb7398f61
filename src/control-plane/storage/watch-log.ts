/** The last changes of the store, saved with it, so that a watch in another process loses no step in between. */
import type { JsonObject } from '../../go/json/value';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { applyDelta, computeDelta, type Delta } from './delta';
import { sortFields } from './sort-fields';
import { objectKey, type Store, type StoreEvent, type WatchEventType } from './store';

/** How many changes of earlier saves are kept. */
const KEPT = 1000;
/** How many changes of one save are kept at most, e.g. when somebody advances time by a day. */
const KEPT_OF_ONE_SAVE = 20_000;
/** How many bytes the log may take in any case; it may take as many as the objects do. */
const BYTES = 512 * 1024;

/**
 * One change as it is saved. Versions are told backwards from what the store holds now: `undo` turns the version a
 * change made into the one before. So an added object is not saved twice; only a deleted one stands in the log.
 */
export interface LogEntry {
  rv: number;
  time: number;
  type: WatchEventType;
  resource: string;
  key: string;
  /** The last version of a deleted object. */
  object?: KubeObject;
  undo?: Delta;
}

/** Where saved entries come from. */
export interface SavedLog {
  lines(): string[];
  parse(line: string): JsonObject;
}

/** The bounded log. `since` is what a watch resumes from, as the API server's watch cache answers `resourceVersion=N`. */
export class WatchLog {
  readonly #store: Pick<Store, 'get' | 'resourceVersion'>;
  readonly #source: SavedLog | undefined;
  #saved: readonly string[] | undefined;
  #toSave: readonly string[] = [];
  #recorded: StoreEvent[] = [];

  constructor(store: Pick<Store, 'get' | 'resourceVersion'>, source?: SavedLog) {
    this.#store = store;
    this.#source = source;
  }

  /** Notes a change of the store; what it takes to save it is worked out when saving. */
  record(event: StoreEvent): void {
    this.#recorded.push(event);
    if (this.#recorded.length > 2 * KEPT_OF_ONE_SAVE) this.#recorded.splice(0, KEPT_OF_ONE_SAVE);
  }

  /**
   * The changes after a version, oldest first. `expired` when they do not reach back that far, or when the version is
   * one this cluster has not come to: whoever watches then lists anew, as after the API server's `410 Expired`.
   */
  since(resourceVersion: number): StoreEvent[] | 'expired' {
    let reached = this.#store.resourceVersion;
    if (resourceVersion > reached) return 'expired';
    const events: StoreEvent[] = [];
    for (const event of this.#newestFirst()) {
      if (reached === resourceVersion) break;
      if (event?.resourceVersion !== reached) return 'expired';
      events.push(event);
      reached -= 1;
    }
    return reached === resourceVersion ? events.reverse() : 'expired';
  }

  /** All changes that are known, oldest first. */
  history(): StoreEvent[] {
    const events: StoreEvent[] = [];
    for (const event of this.#newestFirst()) {
      if (!event) break;
      events.push(event);
    }
    return events.reverse();
  }

  /** The lines to save: as many of the old ones as may stay, then what was recorded. `size` is that of all objects. */
  linesToSave(size = 0): readonly string[] {
    const newestFirst: string[] = [];
    let left = Math.max(BYTES, size);
    const keep = (line: string) => {
      left -= line.length;
      if (left >= 0) newestFirst.push(line);
      return left >= 0;
    };
    const recorded = this.#recorded;
    for (let i = recorded.length - 1; i >= Math.max(0, recorded.length - KEPT_OF_ONE_SAVE); i--)
      if (!keep(formatEntry(recorded[i] as StoreEvent))) break;
    if (left >= 0 && newestFirst.length < KEPT) {
      const old = this.#lines();
      for (let i = old.length - 1; i >= 0 && newestFirst.length < KEPT; i--) if (!keep(old[i] as string)) break;
    }
    this.#toSave = newestFirst.reverse();
    return this.#toSave;
  }

  /** Tells the log that the lines it gave last are saved. */
  saved(): void {
    this.#saved = this.#toSave;
    this.#recorded = [];
  }

  /** Parses all saved entries; throws when one is damaged. */
  verify(): void {
    for (const line of this.#lines()) this.#parse(line);
  }

  /** All changes going back in time; undefined for one that cannot be told, as after editing the file by hand. */
  *#newestFirst(): Generator<StoreEvent | undefined> {
    const objects = new Map<string, KubeObject | undefined>();
    for (let i = this.#recorded.length - 1; i >= 0; i--) {
      const event = this.#recorded[i] as StoreEvent;
      objects.set(`${event.resource} ${keyOf(event)}`, event.old);
      yield event;
    }
    const lines = this.#lines();
    for (let i = lines.length - 1; i >= 0; i--) yield this.#replay(this.#parse(lines[i] as string), objects);
  }

  #replay({ type, resource, key, rv, time, object, undo }: LogEntry, objects: Map<string, KubeObject | undefined>) {
    const id = `${resource} ${key}`;
    const now = objects.has(id) ? objects.get(id) : this.#store.get(resource, key);
    if ((type === 'DELETED') !== (now === undefined)) return undefined;
    const changed = now ?? object;
    if (changed?.metadata.resourceVersion !== String(rv)) return undefined;
    const old = undo && undone(changed, undo);
    objects.set(id, old);
    const event: StoreEvent = { type, resource, object: changed, ...(old ? { old } : {}), resourceVersion: rv, time };
    return event;
  }

  #lines(): readonly string[] {
    this.#saved ??= this.#source?.lines() ?? [];
    return this.#saved;
  }

  #parse(line: string): LogEntry {
    return (this.#source ? this.#source.parse(line) : JSON.parse(line)) as unknown as LogEntry;
  }
}

function keyOf({ object }: StoreEvent): string {
  return objectKey(object.metadata.namespace, object.metadata.name);
}

function undone(object: KubeObject, undo: Delta): KubeObject | undefined {
  try {
    return applyDelta(object, undo);
  } catch {
    return undefined;
  }
}

function formatEntry(event: StoreEvent): string {
  const { type, resource, object, old, resourceVersion, time } = event;
  return JSON.stringify({
    rv: resourceVersion,
    time,
    type,
    resource,
    key: keyOf(event),
    ...(type === 'DELETED' ? { object: sortFields(asJSON(object)) } : {}),
    ...(old ? { undo: sortFields(computeDelta(asJSON(object), asJSON(old)) as JsonObject) } : {}),
  });
}
