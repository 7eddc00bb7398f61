/** The types of `events/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';
import type { EventSource, ObjectReference } from '../core/v1';

/** `events/v1.Event`. */
export interface Event extends KubeObject {
  eventTime: string;
  series?: EventSeries;
  reportingController?: string;
  reportingInstance?: string;
  action?: string;
  reason?: string;
  regarding?: ObjectReference;
  related?: ObjectReference;
  note?: string;
  type?: string;
  deprecatedSource?: EventSource;
  deprecatedFirstTimestamp?: string | null;
  deprecatedLastTimestamp?: string | null;
  deprecatedCount?: number;
}

/** `events/v1.EventSeries`. */
export interface EventSeries {
  count: number;
  lastObservedTime: string;
}
