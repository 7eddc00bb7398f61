/** When objects were last written, so that those whose time is up are found without parsing all. */

import type { JsonValue } from '../../go/json/value';
import type { Event } from '../../kube/api/core/v1';
import type { Event as EventsEvent } from '../../kube/api/events/v1';
import { formatTime, type KubeObject } from '../../kube/meta/meta';
import { isRecord, type StoredObject } from './stored-object';

/** A bound per resource: nothing in it was last written earlier. Saved, so that most often nobody needs to look. */
export class OldestWrites {
  readonly #oldest = new Map<string, number>();

  /** `saved` as `toJSON` gave it. */
  constructor(saved?: JsonValue) {
    if (!isRecord(saved)) return;
    for (const [resource, time] of Object.entries(saved)) this.#oldest.set(resource, Date.parse(String(time)));
  }

  /** Whether there may be objects last written before a time. */
  mayBeBefore(resource: string, time: number): boolean {
    return !((this.#oldest.get(resource) ?? Number.NEGATIVE_INFINITY) >= time);
  }

  /** The bound: -Infinity where none is known. */
  of(resource: string): number {
    return this.#oldest.get(resource) ?? Number.NEGATIVE_INFINITY;
  }

  set(resource: string, oldest: number): void {
    this.#oldest.set(resource, oldest);
  }

  /** Keeps the bound true for an object put now. */
  include(resource: string, object: KubeObject): void {
    const oldest = this.#oldest.get(resource);
    if (oldest !== undefined) this.#oldest.set(resource, Math.min(oldest, newestTime(object)));
  }

  /** The bounds as times; undefined when there are none. */
  toJSON(): Record<string, string> | undefined {
    const finite = [...this.#oldest].filter(([, time]) => Number.isFinite(time));
    if (finite.length === 0) return undefined;
    return Object.fromEntries(finite.map(([resource, time]) => [resource, formatTime(time)]));
  }
}

/**
 * Simulated time in milliseconds of the last write of an Event: the newest of the times it carries, since whoever
 * records an Event again moves its `lastTimestamp`. Infinity for what carries no time: it never expires.
 */
export function lastWritten(stored: StoredObject): number {
  const quick = stored.unread && stored.text ? lastTimestampIn(stored.text.json()) : undefined;
  return quick ?? newestTime(stored.value);
}

function newestTime(object: KubeObject): number {
  const { lastTimestamp, deprecatedLastTimestamp, eventTime, series } = object as Partial<Event & EventsEvent>;
  const times = [
    lastTimestamp,
    deprecatedLastTimestamp,
    eventTime,
    series?.lastObservedTime,
    object.metadata.creationTimestamp,
  ].map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN));
  const known = times.filter((time) => !Number.isNaN(time));
  return known.length > 0 ? Math.max(...known) : Number.POSITIVE_INFINITY;
}

/** The field cannot be mistaken for text inside a string, where its quotes would be escaped. */
function lastTimestampIn(json: string): number | undefined {
  const field = '"lastTimestamp":"';
  const at = json.indexOf(field);
  if (at < 0) return undefined;
  const start = at + field.length;
  const time = Date.parse(json.slice(start, json.indexOf('"', start)));
  return Number.isNaN(time) ? undefined : time;
}
