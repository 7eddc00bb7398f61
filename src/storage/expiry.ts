/** When an object was last written, read off its text where it has not been parsed. */
import type { KubeObject } from '../apimachinery/meta';
import type { StoredObject } from './stored-object';

/**
 * Simulated time in milliseconds of the last write of an Event: the newest of the times it carries, since whoever
 * records an Event again moves its `lastTimestamp`. Infinity for what carries no time: it never expires.
 */
export function lastWritten(stored: StoredObject): number {
  const quick = stored.unread && stored.text ? lastTimestampIn(stored.text.json()) : undefined;
  return quick ?? newestTime(stored.value);
}

function newestTime(object: KubeObject): number {
  const times = [
    object.lastTimestamp,
    object.deprecatedLastTimestamp,
    object.eventTime,
    object.series?.lastObservedTime,
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
