/** Ingress classes: `pkg/registry/networking/ingressclass` and `ValidateIngressClass`. */
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
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidEach } from '../../field-checks';
import type { Strategy } from '../../strategy';
import { validateTypedReference } from '../ingress/validation';
import { ingressClassColumns } from './columns';

const MAX_CONTROLLER = 250;

type Parameters = NonNullable<NonNullable<IngressClass['spec']>['parameters']>;

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
function validateIngressClass({ spec = {} }: IngressClass): FieldError[] {
  const field = 'spec.parameters';
  return [
    ...validateController(spec.controller),
    ...(spec.parameters
      ? [...validateTypedReference(spec.parameters, field), ...validateScope(spec.parameters, field)]
      : []),
  ];
}

/** The controller of a class never changes. */
export const ingressClassStrategy: Strategy<IngressClass> = {
  setDefaults(ingressClass) {
    ingressClass.spec ??= {};
    if (ingressClass.spec.parameters) ingressClass.spec.parameters.scope ??= 'Cluster';
  },
  validate: validateIngressClass,
  validateUpdate: (ingressClass, old) => [
    ...validateImmutableField(ingressClass.spec?.controller, old.spec?.controller, 'spec.controller'),
    ...validateIngressClass(ingressClass),
  ],
  hasGeneration: true,
  columns: ingressClassColumns,
};
