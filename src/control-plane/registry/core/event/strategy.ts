/** Events: `pkg/registry/core/event` and the legacy checks of `pkg/apis/core/validation/events.go`. */
import type { Event } from '../../../../kube/api/core/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1123Subdomain, isQualifiedName } from '../../../../kube/names/name-formats';
import { invalidEach } from '../../field-checks';
import type { Strategy } from '../../strategy';
import { eventColumns } from './columns';
import { fromEventsV1, toEventsV1 } from './conversion';

const MISMATCH = 'does not match event.namespace';

function validateNamespace({ metadata, involvedObject, eventTime }: Event): FieldError[] {
  const namespace = involvedObject?.namespace ?? '';
  const own = metadata.namespace ?? '';
  // Objects without a namespace are reported in `default`; newer reporters may also use `kube-system`.
  const homeless = eventTime ? ['default', 'kube-system'] : ['', 'default'];
  const fits = namespace ? Boolean(eventTime) || namespace === own : homeless.includes(own);
  return fits ? [] : [invalid('involvedObject.namespace', namespace, MISMATCH)];
}

/** What newer events, those with an `eventTime`, must say. */
function validateReport(event: Event): FieldError[] {
  const errors: FieldError[] = [];
  const text = (field: string, value: string, limit: number) => {
    if (!value) errors.push(required(field));
    if (Buffer.byteLength(value) > limit) errors.push(invalid(field, '', `can have at most ${limit} characters`));
  };
  const controller = event.reportingComponent ?? '';
  if (!controller) errors.push(required('reportingController'));
  errors.push(...invalidEach('reportingController', controller, isQualifiedName(controller)));
  text('reportingInstance', event.reportingInstance ?? '', 128);
  text('action', event.action ?? '', 128);
  text('reason', event.reason ?? '', 128);
  if (Buffer.byteLength(event.message ?? '') > 1024)
    errors.push(invalid('message', '', 'can have at most 1024 characters'));
  return errors;
}

/** Every error of an Event but those of its metadata. */
function validateEvent(event: Event): FieldError[] {
  const namespace = event.metadata.namespace ?? '';
  return [
    ...validateNamespace(event),
    ...(event.eventTime ? validateReport(event) : []),
    ...invalidEach('namespace', namespace, isDNS1123Subdomain(namespace)),
  ];
}

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
