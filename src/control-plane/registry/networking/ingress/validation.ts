/** `ValidateIngressCreate` of `pkg/apis/networking/validation`. */
import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule } from '../../../../kube/api/networking/v1';
import { type FieldError, invalid, notSupported, required } from '../../../../kube/errors/field-error';
import { isValidIP } from '../../../../kube/names/ip-formats';
import {
  isDNS1123Subdomain,
  isValidPathSegmentName,
  isValidPortName,
  isValidPortNum,
  isWildcardDNS1123Subdomain,
} from '../../../../kube/names/name-formats';
import { nameIsDNS1035Label, nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { invalidEach, invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const BAD_SEQUENCES = ['//', '/./', '/../', '%2f', '%2F'];
const BAD_SUFFIXES = ['/..', '/.'];
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

function validateHost(host: string, field: string): FieldError[] {
  const isIP = isValidIP(host).length === 0;
  const wildcard = host.includes('*');
  return [
    ...(isIP ? [invalid(field, host, 'must be a DNS name, not an IP address')] : []),
    ...invalidEach(field, host, wildcard ? isWildcardDNS1123Subdomain(host) : isDNS1123Subdomain(host)),
  ];
}

/** A reference to an object of some kind in the same namespace. */
export function validateTypedReference(
  ref: { apiGroup?: string | null; kind?: string; name?: string },
  field: string,
): FieldError[] {
  const part = (name: 'kind' | 'name') => {
    const value = ref[name];
    return value
      ? invalidEach(`${field}.${name}`, value, isValidPathSegmentName(value))
      : [required(`${field}.${name}`)];
  };
  const group = ref.apiGroup;
  return [
    ...(group === undefined || group === null
      ? []
      : invalidEach(`${field}.apiGroup`, group, isDNS1123Subdomain(group))),
    ...part('kind'),
    ...part('name'),
  ];
}

function validateServiceBackend(service: NonNullable<IngressBackend['service']>, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const { name = '', number = 0 } = service.port ?? {};
  if (!service.name) errors.push(required(`${field}.service.name`));
  else errors.push(...invalidEach(`${field}.service.name`, service.name, nameIsDNS1035Label(service.name, false)));
  const port = `${field}.service.port`;
  if (name && number) errors.push(invalid(field, '', 'cannot set both port name & port number'));
  else if (name) errors.push(...invalidEach(`${port}.name`, name, isValidPortName(name)));
  else if (number) errors.push(...invalidEach(`${port}.number`, number, isValidPortNum(number)));
  else errors.push(required(field, 'port name or number is required'));
  return errors;
}

function validateBackend(backend: IngressBackend | undefined, field: string): FieldError[] {
  const { service, resource } = backend ?? {};
  if (service && resource) return [invalid(field, '', 'cannot set both resource and service backends')];
  if (resource) return validateTypedReference(resource, `${field}.resource`);
  if (service) return validateServiceBackend(service, field);
  return [invalid(field, '', 'resource or service backend is required')];
}

function validatePath({ path = '', pathType, backend }: HTTPIngressPath, field: string): FieldError[] {
  if (!pathType && pathType !== '') return [required(`${field}.pathType`, 'pathType must be specified')];
  const errors: FieldError[] = [];
  const bad = (why: string) => errors.push(invalid(`${field}.path`, path, why));
  if (pathType === 'Exact' || pathType === 'Prefix') {
    if (!path.startsWith('/')) bad('must be an absolute path');
    for (const sequence of BAD_SEQUENCES) if (path.includes(sequence)) bad(`must not contain '${sequence}'`);
    for (const suffix of BAD_SUFFIXES) if (path.endsWith(suffix)) bad(`cannot end with '${suffix}'`);
  } else if (pathType === 'ImplementationSpecific') {
    if (path && !path.startsWith('/')) bad('must be an absolute path');
  } else errors.push(notSupported(`${field}.pathType`, pathType, PATH_TYPES));
  return [...errors, ...validateBackend(backend, `${field}.backend`)];
}

function validateRule({ host, http }: IngressRule, field: string): FieldError[] {
  const errors = host ? validateHost(host, `${field}.host`) : [];
  if (!http) return errors;
  const paths = http.paths ?? [];
  if (paths.length === 0) errors.push(required(`${field}.http.paths`));
  return [...errors, ...paths.flatMap((path, i) => validatePath(path, `${field}.http.paths[${i}]`))];
}

function validateTLS(tls: { hosts?: string[]; secretName?: string }, field: string): FieldError[] {
  const hosts = (tls.hosts ?? []).flatMap((host, i) => {
    const messages = host.includes('*') ? isWildcardDNS1123Subdomain(host) : isDNS1123Subdomain(host);
    return invalidEach(`${field}.hosts[${i}]`, host, messages);
  });
  const name = tls.secretName;
  return [...hosts, ...(name ? invalidEach(`${field}.secretName`, name, nameIsDNSSubdomain(name, false)) : [])];
}

/** Every error of an Ingress but those of its metadata. */
export function validateIngress({ spec = {} }: Ingress): FieldError[] {
  const errors: FieldError[] = [];
  const rules = spec.rules ?? [];
  if (rules.length === 0 && !spec.defaultBackend) {
    const shown = goSyntax('[]networking.IngressRule', spec.rules);
    errors.push(invalidGo('spec', shown, 'either `defaultBackend` or `rules` must be specified'));
  }
  if (spec.defaultBackend) errors.push(...validateBackend(spec.defaultBackend, 'spec.defaultBackend'));
  errors.push(...rules.flatMap((rule, i) => validateRule(rule, `spec.rules[${i}]`)));
  errors.push(...(spec.tls ?? []).flatMap((tls, i) => validateTLS(tls, `spec.tls[${i}]`)));
  const className = spec.ingressClassName;
  if (className !== undefined)
    errors.push(...invalidEach('spec.ingressClassName', className, nameIsDNSSubdomain(className, false)));
  return errors;
}

/** Errors of a new Ingress: the old annotation and the field must agree. */
export function validateIngressCreate(ingress: Ingress): FieldError[] {
  const annotation = ingress.metadata.annotations?.[CLASS_ANNOTATION];
  const className = ingress.spec?.ingressClassName;
  const errors = validateIngress(ingress);
  if (annotation === undefined || className === undefined || annotation === className) return errors;
  const why = 'must match `ingressClassName` when both are specified';
  return [...errors, invalid(`annotations.${CLASS_ANNOTATION}`, annotation, why)];
}
