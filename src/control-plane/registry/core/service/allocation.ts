/** Addresses and node ports of services: `pkg/registry/core/service/storage/alloc.go`. */
import type { Service, ServicePort } from '../../../../kube/api/core/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import { invalidError, StatusError } from '../../../../kube/errors/status-error';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import type { RequestContext } from '../../strategy';
import {
  AllocationError,
  clusterIPAllocator,
  formatIPv4,
  nodePortAllocator,
  parseIPv4,
  type RangeAllocator,
} from './allocator';
import { needsNodePort } from './defaults';
import { initIPFamilyFields } from './ip-families';
import { serviceNetwork } from './network';

const SERVICE = { group: '', kind: 'Service' };

/** A load balancer that keeps traffic on the node has a port of its own for health checks. */
export function needsHealthCheck({ spec }: Service): boolean {
  return spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
}

/** Runs an allocation; a number that cannot be had makes the request Invalid, with `error` saying so. */
function allocateOr(service: Service, error: (why: string) => FieldError, allocate: () => void): void {
  try {
    allocate();
  } catch (e) {
    if (!(e instanceof AllocationError)) throw e;
    throw invalidError(SERVICE, service.metadata.name, [error(e.message)]);
  }
}

function allocateNext(what: string, allocator: RangeAllocator, stream: string, ctx: RequestContext): number {
  try {
    return allocator.allocateNext((below) => ctx.randomInt(stream, below));
  } catch (e) {
    if (!(e instanceof AllocationError)) throw e;
    throw new StatusError(500, 'InternalError', `Internal error occurred: failed to allocate a ${what}: ${e.message}`);
  }
}

function allocateClusterIPs(service: Service, ctx: RequestContext): void {
  const { spec } = service;
  if (spec.type === 'ExternalName' || spec.clusterIPs?.[0] === 'None') return;
  const allocator = clusterIPAllocator(serviceNetwork(ctx), ctx, service.metadata.uid);
  const wanted = spec.clusterIPs?.[0];
  if (!wanted) {
    spec.clusterIP = formatIPv4(allocateNext('serviceIP', allocator, 'service-cluster-ip', ctx));
    spec.clusterIPs = [spec.clusterIP];
    return;
  }
  const refused = (why: string) =>
    invalidGo('spec.clusterIPs', goSyntax('[]string', spec.clusterIPs), `failed to allocate IP ${wanted}: ${why}`);
  allocateOr(service, refused, () => allocator.allocate(parseIPv4(wanted) ?? -1));
}

const allocatesNodePorts = ({ spec }: Service) =>
  spec.type === 'NodePort' || spec.allocateLoadBalancerNodePorts !== false;

function takeNodePort(service: Service, index: number, port: number, ports: RangeAllocator): void {
  const refused = (why: string) => invalid(`spec.ports[${index}].nodePort`, port, why);
  allocateOr(service, refused, () => ports.allocate(port));
}

function allocateNodePorts(service: Service, allocator: RangeAllocator, ctx: RequestContext): void {
  const ports = service.spec.ports ?? [];
  const byPort = new Map<number, number>();
  for (const [i, port] of ports.entries()) {
    if (!port.nodePort && !allocatesNodePorts(service)) continue;
    const shared = byPort.get(port.port);
    if (shared === undefined) {
      // Ports of the same number share a node port, and one of them may name it.
      const wanted = ports.find((other) => other.port === port.port && other.nodePort)?.nodePort;
      if (wanted) takeNodePort(service, i, wanted, allocator);
      port.nodePort = wanted ?? allocateNext('nodePort', allocator, 'service-node-port', ctx);
      byPort.set(port.port, port.nodePort);
    } else if (!port.nodePort) port.nodePort = shared;
    else if (port.nodePort !== shared) takeNodePort(service, i, port.nodePort, allocator);
  }
}

function allocateHealthCheckPort(service: Service, allocator: RangeAllocator, ctx: RequestContext): void {
  const { spec } = service;
  if (!spec.healthCheckNodePort) {
    spec.healthCheckNodePort = allocateNext('nodePort', allocator, 'service-node-port', ctx);
    return;
  }
  const wanted = spec.healthCheckNodePort;
  try {
    allocator.allocate(wanted);
  } catch (e) {
    const why = `failed to allocate requested HealthCheck NodePort ${wanted}: ${(e as Error).message}`;
    throw new StatusError(500, 'InternalError', `Internal error occurred: ${why}`);
  }
}

/** Gives a new service its cluster IP and node ports, in place. Throws Invalid when a number asked for cannot be had. */
export function allocateCreate(service: Service, ctx: RequestContext): void {
  initIPFamilyFields(service);
  allocateClusterIPs(service, ctx);
  const allocator = nodePortAllocator(serviceNetwork(ctx), ctx);
  if (needsNodePort(service)) allocateNodePorts(service, allocator, ctx);
  if (needsHealthCheck(service)) allocateHealthCheckPort(service, allocator, ctx);
}

function updateNodePorts(service: Service, old: Service, allocator: RangeAllocator, ctx: RequestContext): void {
  const before = new Set((old.spec.ports ?? []).map((port) => port.nodePort));
  const taken = new Set<number>();
  const seen = new Set<string>();
  for (const [i, port] of (service.spec.ports ?? []).entries()) {
    if (!port.nodePort && !allocatesNodePorts(service)) continue;
    if (!port.nodePort) port.nodePort = allocateNext('nodePort', allocator, 'service-node-port', ctx);
    else if (!before.has(port.nodePort) && !taken.has(port.nodePort)) {
      takeNodePort(service, i, port.nodePort, allocator);
      taken.add(port.nodePort);
    }
    refuseRepeated(port, seen);
  }
}

function refuseRepeated({ protocol, nodePort }: ServicePort, seen: Set<string>): void {
  const key = `${protocol} ${nodePort}`;
  if (seen.has(key)) throw new StatusError(500, '', `duplicate nodePort: {${key}}`);
  seen.add(key);
}

/** Gives an updated service what its new form needs, in place. Throws Invalid when a number asked for cannot be had. */
export function allocateUpdate(service: Service, old: Service, ctx: RequestContext): void {
  initIPFamilyFields(service, old);
  if (old.spec.type === 'ExternalName' && service.spec.type !== 'ExternalName') allocateClusterIPs(service, ctx);
  const needsHealthPort = needsHealthCheck(service) && !needsHealthCheck(old);
  if (!needsNodePort(service) && !needsHealthPort) return;
  const allocator = nodePortAllocator(serviceNetwork(ctx), ctx);
  if (needsNodePort(service)) updateNodePorts(service, old, allocator, ctx);
  if (needsHealthPort) allocateHealthCheckPort(service, allocator, ctx);
}
