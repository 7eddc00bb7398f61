import type { KubeObject } from '../../meta/meta';
import type { ObjectReference } from './objectreference';

/** `v1.Event`. */
export interface Event extends KubeObject {
  involvedObject: ObjectReference;
  reason?: string;
  message?: string;
  source?: { component?: string; host?: string };
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  count?: number;
  type?: string;
  /** `metav1.MicroTime`: RFC 3339 with six decimals. */
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string | null };
  action?: string;
  related?: ObjectReference;
  reportingComponent: string;
  reportingInstance: string;
}
