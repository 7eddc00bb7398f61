/** Services. */
import type { LoadBalancerIngress, Service, ServicePort } from '../../kube/api/core/v1';
import { endpointsText } from '../../kube/core/endpoints';
import { formatLabels } from '../../kube/labels/label-set';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata } from './metadata';

/** `describeService`. */
export function describeService(page: Description, service: Service, view: ClusterView): void {
  const { metadata, spec, status } = service;
  describeMetadata(page, service);
  page.field('Selector', formatLabels(spec.selector));
  page.field('Type', spec.type ?? '');
  if (spec.ipFamilyPolicy !== undefined) page.field('IP Family Policy', spec.ipFamilyPolicy);
  page.field('IP Families', spec.ipFamilies?.join(',') || '<none>');
  page.field('IP', spec.clusterIP ?? '');
  page.field('IPs', spec.clusterIPs?.length ? spec.clusterIPs.join(',') : '<none>');
  if (spec.externalIPs?.length) page.field('External IPs', spec.externalIPs.join(','));
  if (spec.loadBalancerIP) page.field('IP', spec.loadBalancerIP);
  if (spec.externalName) page.field('External Name', spec.externalName);
  const ingress = status?.loadBalancer?.ingress ?? [];
  if (ingress.length > 0) page.field('LoadBalancer Ingress', ingress.map(addressOf).join(', '));
  const endpoints = view.client.kind('endpoints').get(metadata.namespace, metadata.name);
  for (const port of spec.ports ?? []) {
    describePort(page, port);
    page.field('Endpoints', endpointsText(endpoints, port.name ?? ''));
  }
  page.field('Session Affinity', spec.sessionAffinity ?? '');
  if (spec.externalTrafficPolicy) page.field('External Traffic Policy', spec.externalTrafficPolicy);
  if (spec.healthCheckNodePort) page.field('HealthCheck NodePort', spec.healthCheckNodePort);
  if (spec.loadBalancerSourceRanges?.length)
    page.field('LoadBalancer Source Ranges', spec.loadBalancerSourceRanges.join(','));
  describeEvents(page, view.eventsOf(service), view.now);
}

function addressOf({ ip, hostname = '' }: LoadBalancerIngress): string {
  return ip || hostname;
}

function describePort(page: Description, { name, port, targetPort = 0, nodePort, ...rest }: ServicePort): void {
  const protocol = rest.protocol ?? '';
  const title = name || '<unset>';
  page.row('Port:', title, `${port}/${protocol}`);
  page.field('TargetPort', `${targetPort}/${protocol}`);
  if (nodePort) page.row('NodePort:', title, `${nodePort}/${protocol}`);
}
