/** What an object of the kind must be like. */
import type { IngressClass } from '../../../../kube/api/networking/v1';
import {
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
  tooLong,
} from '../../../../kube/errors/field-error';
import { isDNS1123Subdomain } from '../../../../kube/names/name-formats';
import { nameIsDNSLabel } from '../../../../kube/names/name-functions';
import { invalidEach } from '../../field-checks';
import { validateTypedReference } from '../ingress/validation';

type Parameters = NonNullable<NonNullable<IngressClass['spec']>['parameters']>;

const MAX_CONTROLLER = 250;

/** A path behind a domain: `IsDomainPrefixedPath`. */
function validateDomainPath(text: string, field: string): FieldError[] {
  const slash = text.indexOf('/');
  const domain = text.slice(0, slash);
  const path = text.slice(slash + 1);
  if (slash <= 0 || path === '')
    return [invalid(field, text, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const errors = invalidEach(field, domain, isDNS1123Subdomain(domain));
  if (/^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path)) return errors;
  const why = "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')";
  return [...errors, invalid(field, path, why)];
}

function validateController(controller: string | undefined): FieldError[] {
  const field = 'spec.controller';
  if (!controller) return [required(field)];
  const long = controller.length > MAX_CONTROLLER ? [tooLong(field, MAX_CONTROLLER)] : [];
  return [...long, ...validateDomainPath(controller, field)];
}

function validateScope({ scope, namespace }: Parameters, field: string): FieldError[] {
  if (scope === undefined) return [required(`${field}.scope`)];
  if (scope === 'Cluster')
    return namespace === undefined ? [] : [forbidden(`${field}.namespace`, "`parameters.scope` is set to 'Cluster'")];
  if (scope !== 'Namespace') return [notSupported(`${field}.scope`, scope, ['Cluster', 'Namespace'])];
  if (namespace === undefined) return [required(`${field}.namespace`, "`parameters.scope` is set to 'Namespace'")];
  return invalidEach(`${field}.namespace`, namespace, nameIsDNSLabel(namespace, false));
}

/** Every error of an IngressClass but those of its metadata. */
export function validateIngressClass({ spec = {} }: IngressClass): FieldError[] {
  const field = 'spec.parameters';
  return [
    ...validateController(spec.controller),
    ...(spec.parameters
      ? [...validateTypedReference(spec.parameters, field), ...validateScope(spec.parameters, field)]
      : []),
  ];
}
