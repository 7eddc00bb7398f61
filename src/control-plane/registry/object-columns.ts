/** The columns nearly every kind begins and ends with, as `pkg/printers/internalversion` prints them. */
import { translateTimestampSince } from '../../kube/meta/human-duration';
import type { Column } from './strategy';

/** The object's name. */
export const nameColumn: Column = { name: 'Name', format: 'name', cell: (obj) => obj.metadata.name };

/** The time since the object was created. */
export const ageColumn: Column = {
  name: 'Age',
  cell: (obj, now) => translateTimestampSince(obj.metadata.creationTimestamp, now),
};

/** The first `max` items joined by commas, with `+ N more...` for the rest. */
export function listWithMore(items: readonly string[], count: number, max: number, separator = ','): string {
  const text = items.slice(0, max).join(separator);
  return count > max ? `${text} + ${count - max} more...` : text;
}
