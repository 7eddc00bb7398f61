/** What an object of the kind must be like. */
import type { Event } from '../../../../kube/api/core/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isDNS1123Subdomain, isQualifiedName } from '../../../../kube/names/name-formats';
import { invalidEach } from '../../field-checks';

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
export function validateEvent(event: Event): FieldError[] {
  const namespace = event.metadata.namespace ?? '';
  return [
    ...validateNamespace(event),
    ...(event.eventTime ? validateReport(event) : []),
    ...invalidEach('namespace', namespace, isDNS1123Subdomain(namespace)),
  ];
}
