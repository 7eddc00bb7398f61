/** What an update of a service means where the client left allocated fields out: `pkg/registry/core/service`. */

import { deepEqual } from '../../../../go/json/deep';
import type { Service } from '../../../../kube/api/core/v1';
import { needsHealthCheck } from './allocation';
import { needsNodePort } from './defaults';

const needsClusterIP = ({ spec }: Service) => spec.type !== 'ExternalName';

const sameClusterIPs = (a: Service, b: Service) =>
  (a.spec.clusterIP ?? '') === (b.spec.clusterIP ?? '') && deepEqual(a.spec.clusterIPs ?? [], b.spec.clusterIPs ?? []);

const nodePortsOf = ({ spec }: Service) => new Set((spec.ports ?? []).flatMap(({ nodePort }) => nodePort || []));

/** On creation, a lone `clusterIP` fills `clusterIPs`: `normalizeClusterIPs`. */
export function normalizeNewClusterIPs({ spec }: Service): void {
  if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP];
}

/** Keeps the singular and the plural field in step when an old client changed only one of them. */
export function normalizeClusterIPs(service: Service, old: Service): void {
  const { spec } = service;
  const sameSingular = (old.spec.clusterIP ?? '') === (spec.clusterIP ?? '');
  if (old.spec.clusterIPs?.length && !spec.clusterIPs?.length && sameSingular) spec.clusterIPs = old.spec.clusterIPs;
  if (sameSingular || !deepEqual(old.spec.clusterIPs ?? [], spec.clusterIPs ?? [])) return;
  if (old.spec.clusterIP && !spec.clusterIP) delete spec.clusterIPs;
  else spec.clusterIPs = [spec.clusterIP ?? ''];
}

/** Fills in what the server had allocated, so that applying the same manifest again succeeds: `patchAllocatedValues`. */
export function patchAllocatedValues(service: Service, old: Service): void {
  const { spec } = service;
  if (needsClusterIP(old) && needsClusterIP(service)) {
    if (!spec.clusterIP && old.spec.clusterIP) spec.clusterIP = old.spec.clusterIP;
    if (!spec.clusterIPs?.length && old.spec.clusterIPs?.length) spec.clusterIPs = old.spec.clusterIPs;
  }
  if (needsNodePort(old) && needsNodePort(service)) {
    const kept = nodePortsOf(service);
    const byName = new Map((old.spec.ports ?? []).map((port) => [port.name ?? '', port.nodePort]));
    for (const port of spec.ports ?? []) {
      const before = byName.get(port.name ?? '');
      if (!port.nodePort && before && !kept.has(before)) port.nodePort = before;
    }
  }
  if (needsHealthCheck(old) && needsHealthCheck(service) && !spec.healthCheckNodePort)
    spec.healthCheckNodePort = old.spec.healthCheckNodePort;
}

/** Drops fields that make no sense for the new type and that the client did not change: `dropTypeDependentFields`. */
export function dropTypeDependentFields(service: Service, old: Service): void {
  const { spec } = service;
  if (needsClusterIP(old) && !needsClusterIP(service)) {
    if (sameClusterIPs(old, service)) {
      delete spec.clusterIP;
      delete spec.clusterIPs;
    }
    if (deepEqual(old.spec.ipFamilies, spec.ipFamilies)) delete spec.ipFamilies;
    if (old.spec.ipFamilyPolicy === spec.ipFamilyPolicy) delete spec.ipFamilyPolicy;
  }
  const before = nodePortsOf(old);
  if (needsNodePort(old) && !needsNodePort(service) && [...nodePortsOf(service)].every((port) => before.has(port)))
    for (const port of spec.ports ?? []) delete port.nodePort;
  if (needsHealthCheck(old) && !needsHealthCheck(service) && old.spec.healthCheckNodePort === spec.healthCheckNodePort)
    delete spec.healthCheckNodePort;
  if (old.spec.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (spec.allocateLoadBalancerNodePorts === old.spec.allocateLoadBalancerNodePorts)
      delete spec.allocateLoadBalancerNodePorts;
    if (spec.loadBalancerClass === old.spec.loadBalancerClass) delete spec.loadBalancerClass;
  }
  const lostTraffic = needsNodePort(old) && !needsNodePort(service);
  if (lostTraffic && old.spec.externalTrafficPolicy === spec.externalTrafficPolicy) delete spec.externalTrafficPolicy;
  if (spec.type !== 'LoadBalancer') service.status = { ...service.status, loadBalancer: {} };
}
