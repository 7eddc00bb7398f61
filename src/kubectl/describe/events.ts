/** The events at the end of most descriptions: `DescribeEvents`. */

import { goSort } from '../../go/sort/pdqsort';
import type { Event } from '../../kube/api/core/v1';
import { translateTimestampSince } from '../../kube/meta/human-duration';
import type { Description } from './description';

/** A table of events, the one seen last at the end; nothing when they are not to be shown. What the newer API records has no such time and comes first. */
export function describeEvents(page: Description, events: readonly Event[] | undefined, now: number): void {
  if (events?.length === 0) page.field('Events', '<none>');
  if (!events?.length) return;
  page.endColumns();
  page.line('Events:');
  const table = page.indented();
  table.row('Type', 'Reason', 'Age', 'From', 'Message');
  table.row('----', '------', '----', '----', '-------');
  for (const event of sortedByTime(events, ({ lastTimestamp }) => lastTimestamp))
    table.row(
      event.type ?? '',
      event.reason ?? '',
      eventInterval(event, now),
      event.source?.component || event.reportingComponent || '',
      (event.message ?? '').trim(),
    );
}

/** `14s (x2 over 15s)`: when an event was last seen, how often, and since when. */
export function eventInterval(
  { eventTime, firstTimestamp, lastTimestamp, series, count = 0 }: Event,
  now: number,
): string {
  const since = (time: string | null | undefined) => translateTimestampSince(time, now);
  const first = since(eventTime || firstTimestamp);
  if (series) return `${since(series.lastObservedTime)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${since(lastTimestamp)} (x${count} over ${first})` : first;
}

/** Events by a time, in the order Go's unstable sort leaves them; those without it come first. */
export function sortedByTime(events: readonly Event[], timeOf: (event: Event) => string | null | undefined): Event[] {
  const rows = events.map((event) => ({ event, time: Date.parse(timeOf(event) || '0001-01-01T00:00:00Z') }));
  const at = (i: number) => rows[i] as (typeof rows)[number];
  goSort({
    length: rows.length,
    less: (i, j) => at(i).time < at(j).time,
    swap: (i, j) => {
      const moved = at(i);
      rows[i] = at(j);
      rows[j] = moved;
    },
  });
  return rows.map(({ event }) => event);
}
