/** Columns of `kubectl get services`: `printService` of `pkg/printers/internalversion`. */
import type { Service } from '../../../../kube/api/core/v1';
import { formatLabels } from '../../../../kube/labels/label-set';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

function loadBalancerAddresses({ status }: Service): string[] {
  const addresses = (status?.loadBalancer?.ingress ?? []).map((ingress) => ingress.ip || ingress.hostname || '');
  return [...new Set(addresses.filter((address) => address !== ''))].sort();
}

/** What `EXTERNAL-IP` shows for each type of service. */
function externalIP(service: Service): string {
  const { spec } = service;
  const external = spec.externalIPs ?? [];
  switch (spec.type) {
    case 'ClusterIP':
    case 'NodePort':
      return external.length > 0 ? external.join(',') : '<none>';
    case 'LoadBalancer':
      return [...loadBalancerAddresses(service), ...external].join(',') || '<pending>';
    case 'ExternalName':
      return spec.externalName ?? '';
    default:
      return '<unknown>';
  }
}

/** `80/TCP`, with the node port `80:30080/TCP`. */
function portsText({ spec }: Service): string {
  const ports = (spec.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return ports.join(',') || '<none>';
}

/** Columns of a Service. */
export const serviceColumns: Column<Service>[] = [
  nameColumn,
  { name: 'Type', cell: ({ spec }) => spec.type ?? '' },
  { name: 'Cluster-IP', cell: ({ spec }) => spec.clusterIPs?.[0] ?? '<none>' },
  { name: 'External-IP', cell: externalIP },
  { name: 'Port(s)', cell: portsText },
  ageColumn,
  { name: 'Selector', priority: 1, cell: ({ spec }) => formatLabels(spec.selector) },
];
