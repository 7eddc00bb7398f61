/** Failures as the API server reports them: `metav1.Status`, built as `k8s.io/apimachinery/pkg/api/errors` does. */
import type { FieldError } from './field-error';

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: { reason?: string; message?: string; field?: string }[];
  retryAfterSeconds?: number;
}

/** `metav1.Status` of a failed request. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: Record<string, never>;
  status: 'Failure';
  message: string;
  reason: string;
  details?: StatusDetails;
  code: number;
}

/** A request refused or failed. `message` is the server's; how kubectl words it is `kubectl/`'s business. */
export class StatusError extends Error {
  readonly status: Status;
  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message);
    this.name = 'StatusError';
    this.status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code };
  }
  get reason(): string {
    return this.status.reason;
  }
}

/** What an error says a resource is: `pods`, `statefulsets.apps`. */
export interface GroupResource {
  group: string;
  resource: string;
}

/** `statefulsets.apps`, or `pods` in the core group. */
function groupResourceString({ group, resource }: GroupResource): string {
  return group ? `${resource}.${group}` : resource;
}

const details = (gr: GroupResource, name: string): StatusDetails => ({
  name,
  ...(gr.group ? { group: gr.group } : {}),
  kind: gr.resource,
});

/** `pods "x" not found` */
export const notFound = (gr: GroupResource, name: string) =>
  new StatusError(404, 'NotFound', `${groupResourceString(gr)} "${name}" not found`, details(gr, name));

/** `pods "x" already exists` */
export const alreadyExists = (gr: GroupResource, name: string) =>
  new StatusError(409, 'AlreadyExists', `${groupResourceString(gr)} "${name}" already exists`, details(gr, name));

/** `Operation cannot be fulfilled on pods "x": why` */
export const conflict = (gr: GroupResource, name: string, why: string) =>
  new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${groupResourceString(gr)} "${name}": ${why}`,
    details(gr, name),
  );

/** `pods "x" is forbidden: why`; without a name `pods is forbidden: why`. */
export const forbiddenError = (gr: GroupResource, name: string, why: string) =>
  new StatusError(
    403,
    'Forbidden',
    `${groupResourceString(gr)}${name ? ` "${name}"` : ''} is forbidden: ${why}`,
    details(gr, name),
  );

export const badRequest = (message: string) => new StatusError(400, 'BadRequest', message);

export const methodNotAllowed = (message = 'the server does not allow this method on the requested resource') =>
  new StatusError(405, 'MethodNotAllowed', message);

/** What is said of a path nothing answers at. */
export const noSuchResource = () =>
  new StatusError(404, 'NotFound', 'the server could not find the requested resource');

/** `Pod "x" is invalid: <one error>` or `[<several>, ...]`, with the causes kubectl lists one a line. */
export function invalidError(gk: { group: string; kind: string }, name: string, errors: FieldError[]): StatusError {
  const lines = [...new Set(errors.map((e) => e.error()))];
  const all = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const kind = gk.group ? `${gk.kind}.${gk.group}` : gk.kind;
  return new StatusError(422, 'Invalid', `${kind} "${name}" is invalid: ${all}`, {
    name,
    ...(gk.group ? { group: gk.group } : {}),
    kind: gk.kind,
    causes: errors.map((e) => ({ reason: `FieldValue${e.type.split(' ')[0]}`, message: e.body(), field: e.field })),
  });
}
