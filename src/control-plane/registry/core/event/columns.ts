/** Columns of `kubectl get events`: `printEvent`. */

import type { Event } from '../../../../kube/api/core/v1';
import { translateTimestampSince } from '../../../../kube/meta/human-duration';
import type { Column } from '../../strategy';

const firstSeen = (event: Event, now: number) => translateTimestampSince(event.firstTimestamp || event.eventTime, now);

/** When the event was last seen: its series knows best. */
function lastSeen(event: Event, now: number): string {
  if (event.series) return translateTimestampSince(event.series.lastObservedTime, now);
  return event.lastTimestamp ? translateTimestampSince(event.lastTimestamp, now) : firstSeen(event, now);
}

/** `pod/web-0`, or the kind alone. */
function objectText({ involvedObject }: Event): string {
  const kind = (involvedObject?.kind ?? '').toLowerCase();
  return involvedObject?.name ? `${kind}/${involvedObject.name}` : kind;
}

/** `kubelet, node-1`: who reported, old style or new. */
function eventSourceText({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source?.component || reportingComponent || '';
  const instance = source?.host || reportingInstance || '';
  return instance ? `${component}, ${instance}` : component;
}

/** Columns of an Event. */
export const eventColumns: Column<Event>[] = [
  { name: 'Last Seen', cell: lastSeen },
  { name: 'Type', cell: ({ type }) => type ?? '' },
  { name: 'Reason', cell: ({ reason }) => reason ?? '' },
  { name: 'Object', cell: objectText },
  { name: 'Subobject', priority: 1, cell: ({ involvedObject }) => involvedObject?.fieldPath ?? '' },
  { name: 'Source', priority: 1, cell: eventSourceText },
  { name: 'Message', cell: ({ message }) => (message ?? '').trim() },
  { name: 'First Seen', priority: 1, cell: firstSeen },
  { name: 'Count', priority: 1, cell: ({ series, count }) => (series ? (series.count ?? 0) : count || 1) },
  { name: 'Name', priority: 1, format: 'name', cell: ({ metadata }) => metadata.name },
];
