/** Load balancer and traffic policy fields of a service: the end of `ValidateService`. */
import type { Service } from '../../../../kube/api/core/v1';
import { type FieldError, forbidden, invalid, notSupported, required } from '../../../../kube/errors/field-error';
import { isValidPortNum } from '../../../../kube/names/name-formats';
import { parseCIDR } from '../../cidr';
import { invalidEach } from '../../field-checks';
import { needsHealthCheck } from './allocation';
import { needsNodePort } from './defaults';

const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const ONLY_LOAD_BALANCER = "may only be used when `type` is 'LoadBalancer'";

function validateSourceRanges({ spec, metadata }: Service): FieldError[] {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  const annotation = metadata.annotations?.[SOURCE_RANGES];
  if (ranges.length === 0 && annotation === undefined) return [];
  const field = ranges.length > 0 ? 'spec.LoadBalancerSourceRanges' : `metadata.annotations[${SOURCE_RANGES}]`;
  const value = ranges.length > 0 ? `[${ranges.join(' ')}]` : annotation;
  const errors: FieldError[] = [];
  if (spec.type !== 'LoadBalancer') errors.push(forbidden(field, ONLY_LOAD_BALANCER));
  const given = ranges.length > 0 ? ranges : (annotation ?? '').trim().split(',').filter(Boolean);
  if (!given.every((range) => parseCIDR(range.trim())))
    errors.push(invalid(field, value, 'must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 '));
  return errors;
}

/** Errors of the source ranges and of `allocateLoadBalancerNodePorts`. */
export function validateLoadBalancer(service: Service): FieldError[] {
  const { spec } = service;
  const errors = validateSourceRanges(service);
  if (spec.allocateLoadBalancerNodePorts !== undefined && spec.type !== 'LoadBalancer')
    errors.push(forbidden('spec.allocateLoadBalancerNodePorts', ONLY_LOAD_BALANCER));
  if (spec.allocateLoadBalancerNodePorts === undefined && spec.type === 'LoadBalancer')
    errors.push(required('allocateLoadBalancerNodePorts'));
  return errors;
}

const POLICIES = ['Cluster', 'Local'];

function validateExternalTraffic(service: Service): FieldError[] {
  const policy = service.spec.externalTrafficPolicy ?? '';
  const field = 'spec.externalTrafficPolicy';
  if (!needsNodePort(service))
    return policy ? [invalid(field, policy, "may only be set when `type` is 'NodePort' or 'LoadBalancer'")] : [];
  if (!policy) return [required(field)];
  return POLICIES.includes(policy) ? [] : [notSupported(field, policy, POLICIES)];
}

function validateHealthCheckPort(service: Service): FieldError[] {
  const port = service.spec.healthCheckNodePort ?? 0;
  const field = 'spec.healthCheckNodePort';
  if (needsHealthCheck(service)) return port ? invalidEach(field, port, isValidPortNum(port)) : [required(field)];
  const why = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
  return port ? [invalid(field, port, why)] : [];
}

/** Errors of the traffic policies and of the health check port. */
export function validateTraffic(service: Service): FieldError[] {
  const { spec } = service;
  const field = 'spec.internalTrafficPolicy';
  const errors = [...validateExternalTraffic(service), ...validateHealthCheckPort(service)];
  const internal = spec.internalTrafficPolicy;
  if (internal === undefined) {
    if (needsNodePort(service) || spec.type === 'ClusterIP') errors.push(required(field));
  } else if (!POLICIES.includes(internal)) errors.push(notSupported(field, internal, POLICIES));
  return errors;
}
