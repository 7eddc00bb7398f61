/** Events: `pkg/registry/core/event` and the legacy checks of `pkg/apis/core/validation/events.go`. */
import type { Event } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { eventColumns } from './columns';
import { fromEventsV1, toEventsV1 } from './conversion';
import { validateEvent } from './validation';

/** Events are served in two groups; what is stored is the `v1` form. */
export const eventStrategy: Strategy<Event> = {
  setDefaults(event) {
    // Fields the API server always writes, empty or not.
    event.involvedObject ??= {};
    event.source ??= {};
    event.firstTimestamp ??= null;
    event.lastTimestamp ??= null;
    event.eventTime ??= null;
    event.reportingComponent ??= '';
    event.reportingInstance ??= '';
  },
  validate: validateEvent,
  versions: { 'events.k8s.io/v1': { toStorage: fromEventsV1, fromStorage: toEventsV1 } },
  selectableFields({ involvedObject = {}, reason, reportingComponent, source, type }) {
    return {
      'involvedObject.kind': involvedObject.kind ?? '',
      'involvedObject.namespace': involvedObject.namespace ?? '',
      'involvedObject.name': involvedObject.name ?? '',
      'involvedObject.uid': involvedObject.uid ?? '',
      'involvedObject.apiVersion': involvedObject.apiVersion ?? '',
      'involvedObject.resourceVersion': involvedObject.resourceVersion ?? '',
      'involvedObject.fieldPath': involvedObject.fieldPath ?? '',
      reason: reason ?? '',
      reportingComponent: reportingComponent ?? '',
      source: source?.component || reportingComponent || '',
      type: type ?? '',
    };
  },
  columns: eventColumns,
};
