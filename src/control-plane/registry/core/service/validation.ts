/** `ValidateService` of `pkg/apis/core/validation`. */
import { quote } from '../../../../go/strconv/quote';
import type { Service } from '../../../../kube/api/core/v1';
import { isHeadless } from '../../../../kube/core/service';
import {
  duplicate,
  type FieldError,
  FieldError as FieldErrorValue,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../../../kube/errors/field-error';
import { isValidIP } from '../../../../kube/names/ip-formats';
import { isDNS1123Subdomain, isQualifiedName } from '../../../../kube/names/name-formats';
import { validateLabels } from '../../../../kube/validation/label-validation';
import { invalidEach } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateNonSpecialIP } from '../../special-ip';
import { needsHealthCheck } from './allocation';
import { validateClusterIPs } from './cluster-ips-validation';
import { needsNodePort } from './defaults';
import { validateServicePorts } from './port-validation';
import { validateLoadBalancer, validateTraffic } from './traffic-validation';

/** The kubelet's own port, which a load balancer must not open to the world. */
const KUBELET_PORT = 10250;

function validateByType(service: Service): FieldError[] {
  const { spec } = service;
  const errors: FieldError[] = [];
  if (spec.type === 'LoadBalancer')
    for (const [i, { port }] of (spec.ports ?? []).entries())
      if (port === KUBELET_PORT)
        errors.push(
          invalid(`spec.ports[${i}]`, port, `may not expose port ${port} externally since it is used by kubelet`),
        );
  if (needsNodePort(service) && isHeadless(service))
    errors.push(invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${spec.type} services`));
  if (spec.type === 'ExternalName') errors.push(...validateExternalName(service));
  return errors;
}

function validateExternalName({ spec }: Service): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (field: string) => errors.push(forbidden(`spec.${field}`, 'may not be set for ExternalName services'));
  if (spec.clusterIPs?.length) refuse('clusterIPs');
  if (spec.ipFamilies?.length) refuse('ipFamilies');
  if (spec.ipFamilyPolicy !== undefined) refuse('ipFamilyPolicy');
  // A trailing dot says that the name is fully qualified.
  const cname = (spec.externalName ?? '').replace(/\.$/, '');
  if (!cname) errors.push(required('spec.externalName'));
  else errors.push(...invalidEach('spec.externalName', cname, isDNS1123Subdomain(cname)));
  return errors;
}

function validateSessionAffinity({ spec }: Service): FieldError[] {
  const affinity = spec.sessionAffinity ?? '';
  const errors: FieldError[] = [];
  if (!affinity) errors.push(required('spec.sessionAffinity'));
  else if (affinity !== 'ClientIP' && affinity !== 'None')
    errors.push(notSupported('spec.sessionAffinity', affinity, ['ClientIP', 'None']));
  const field = 'spec.sessionAffinityConfig';
  const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds;
  if (affinity === 'None' && spec.sessionAffinityConfig)
    errors.push(forbidden(field, 'must not be set when session affinity is None'));
  if (affinity === 'ClientIP' && seconds !== undefined && (seconds <= 0 || seconds > 86400))
    errors.push(invalid(`${field}.clientIP.timeoutSeconds`, seconds, 'must be greater than 0 and less than 86400'));
  return errors;
}

function validateExternalIPs({ spec }: Service): FieldError[] {
  return (spec.externalIPs ?? []).flatMap((ip, i) => {
    const field = `spec.externalIPs[${i}]`;
    const messages = isValidIP(ip);
    return messages.length > 0 ? invalidEach(field, ip, messages) : validateNonSpecialIP(ip, field);
  });
}

function validateType({ spec }: Service): FieldError[] {
  const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
  if (!spec.type) return [required('spec.type')];
  return types.includes(spec.type) ? [] : [notSupported('spec.type', spec.type, types)];
}

function validateDistinctPorts({ spec }: Service): FieldError[] {
  const errors: FieldError[] = [];
  const ports = spec.ports ?? [];
  if (spec.type === 'ClusterIP')
    for (const [i, { nodePort }] of ports.entries())
      if (nodePort) errors.push(forbidden(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'"));
  const nodePorts = new Set<string>();
  for (const [i, { nodePort, protocol }] of ports.entries()) {
    if (!nodePort) continue;
    if (nodePorts.has(`${protocol}/${nodePort}`)) errors.push(duplicate(`spec.ports[${i}].nodePort`, nodePort));
    nodePorts.add(`${protocol}/${nodePort}`);
  }
  const numbers = new Set<string>();
  for (const [i, { port, protocol }] of ports.entries()) {
    if (numbers.has(`${protocol}/${port}`)) errors.push(duplicatePort(`spec.ports[${i}]`, port, protocol));
    numbers.add(`${protocol}/${port}`);
  }
  return errors;
}

function duplicatePort(field: string, port: number, protocol?: string): FieldError {
  const text = goSyntax('core.ServicePort', { port, protocol });
  return new FieldErrorValue('Duplicate value', field, text, '');
}

function validateTopologyAnnotations({ metadata }: Service): FieldError[] {
  const hints = metadata.annotations?.['service.kubernetes.io/topology-aware-hints'];
  const mode = metadata.annotations?.['service.kubernetes.io/topology-mode'];
  if (hints === undefined || mode === undefined || hints === mode) return [];
  const why = 'must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified';
  return [invalid('metadata.annotations[service.kubernetes.io/topology-mode]', mode, why)];
}

/** Every error of a service but those of its metadata, in the API server's order. */
export function validateService(service: Service): FieldError[] {
  const { spec } = service;
  const needsPorts = !spec.ports?.length && !isHeadless(service) && spec.type !== 'ExternalName';
  return [
    ...validateTopologyAnnotations(service),
    ...(needsPorts ? [required('spec.ports')] : []),
    ...validateByType(service),
    ...validateServicePorts(spec.ports ?? []),
    ...(spec.selector ? validateLabels(spec.selector, 'spec.selector') : []),
    ...validateSessionAffinity(service),
    ...validateClusterIPs(service),
    ...validateExternalIPs(service),
    ...validateType(service),
    ...validateDistinctPorts(service),
    ...validateLoadBalancer(service),
    ...validateLoadBalancerClass(service),
    ...validateTraffic(service),
  ];
}

/** Errors of `loadBalancerClass`; with `old`, also that it cannot change. */
export function validateLoadBalancerClass({ spec }: Service, old?: Service): FieldError[] {
  const field = 'spec.loadBalancerClass';
  const errors: FieldError[] = [];
  const value = spec.loadBalancerClass;
  if (old?.spec.type === 'LoadBalancer' && spec.type === 'LoadBalancer' && old.spec.loadBalancerClass !== value)
    errors.push(new FieldErrorValue('Invalid value', field, quote(value ?? 'null'), 'may not change once set'));
  if (value === undefined) return errors;
  if (spec.type === 'LoadBalancer') errors.push(...invalidEach(field, value, isQualifiedName(value)));
  else errors.push(forbidden(field, "may only be used when `type` is 'LoadBalancer'"));
  return errors;
}

/** The health check port of a load balancer cannot change. */
export function validateHealthCheckPortUpdate(service: Service, old: Service): FieldError[] {
  const kept = needsHealthCheck(service) && needsHealthCheck(old);
  return kept && service.spec.healthCheckNodePort !== old.spec.healthCheckNodePort
    ? [forbidden('spec.healthCheckNodePort', 'field is immutable')]
    : [];
}
