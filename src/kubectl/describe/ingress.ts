/** Ingresses. */

import { compareStrings } from '../../go/fmt/value';
import type { Endpoints, Service } from '../../kube/api/core/v1';
import type { Ingress, IngressBackend } from '../../kube/api/networking/v1';
import { endpointsText } from '../../kube/core/endpoints';
import { StatusError } from '../../kube/errors/status-error';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { annotationLines, labelLines } from './metadata';

/** `describeIngressV1`. */
export function describeIngress(page: Description, ingress: Ingress, view: ClusterView): void {
  const { metadata, spec = {} } = ingress;
  const backendText = (backend: IngressBackend) => describeBackend(backend, metadata.namespace, view);
  const byDefault = spec.defaultBackend ? backendText(spec.defaultBackend) : '<default>';
  page.field('Name', metadata.name);
  page.list('Labels', labelLines(metadata.labels));
  page.field('Namespace', metadata.namespace ?? '');
  page.field('Address', addressText(ingress));
  page.field('Ingress Class', spec.ingressClassName ?? '<none>');
  page.field('Default backend', byDefault);
  describeTLS(page, spec.tls);
  page.line('Rules:');
  const table = page.indented();
  table.header('Host', 'Path', 'Backends');
  const rules = (spec.rules ?? []).filter(({ http }) => http);
  for (const { host, http } of rules) {
    table.row(host || '*', '');
    for (const { path = '', backend } of http?.paths ?? []) table.indented().row('', `${path} `, backendText(backend));
  }
  if (rules.length === 0) table.row('*', '*', byDefault);
  page.list('Annotations', annotationLines(metadata.annotations));
  describeEvents(page, view.eventsOf(ingress), view.now);
}

function addressText({ status }: Ingress): string {
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname = '' }) => ip || hostname);
  return [...new Set(addresses)].filter(Boolean).sort(compareStrings).join(',');
}

function describeTLS(page: Description, tls: NonNullable<Ingress['spec']>['tls'] = []): void {
  if (tls.length === 0) return;
  page.line('TLS:');
  for (const { hosts = [], secretName } of tls)
    page.indented().line(`${secretName ? `${secretName} terminates` : 'SNI routes'} ${hosts.join(',')}`);
}

/** `web:80 (10.32.0.2:80)`, or what keeps the service from being reached. */
function describeBackend(
  { service, resource }: IngressBackend,
  namespace: string | undefined,
  view: ClusterView,
): string {
  if (resource) return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`;
  if (!service) return '';
  const { name, port } = service;
  const title = `${name}:${port?.number || (port?.name ?? '')}`;
  try {
    const target = (kind: string) => ({ group: '', version: 'v1', resource: kind, namespace, name });
    const endpoints = view.client.get<Endpoints>(target('endpoints'));
    const ports = view.client.get<Service>(target('services')).spec.ports ?? [];
    const found = ports.findLast(
      (p) => (port?.number && port.number === p.port) || (port?.name && port.name === p.name),
    );
    return `${title} (${endpointsText(endpoints, found?.name ?? '')})`;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return `${title} (<error: ${error.message}>)`;
  }
}
