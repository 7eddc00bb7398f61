/** EndpointSlices. */
import type { Endpoint, EndpointSlice } from '../../kube/api/discovery/v1';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata } from './metadata';

/** `describeEndpointSliceV1`. */
export function describeEndpointSlice(page: Description, slice: EndpointSlice, view: ClusterView): void {
  describeMetadata(page, slice);
  page.field('AddressType', slice.addressType);
  if (!slice.ports?.length) page.line('Ports: <unset>');
  else {
    page.line('Ports:');
    const table = page.indented();
    table.header('Name', 'Port', 'Protocol');
    for (const { name, port, protocol = '' } of slice.ports) table.row(name || '<unset>', port ?? '<unset>', protocol);
  }
  if (!slice.endpoints?.length) page.line('Endpoints: <none>');
  else {
    page.line('Endpoints:');
    for (const endpoint of slice.endpoints) describeEndpoint(page.indented(), endpoint);
  }
  describeEvents(page, view.eventsOf(slice), view.now);
}

function describeEndpoint(page: Description, endpoint: Endpoint): void {
  const inner = page.indented();
  page.field('- Addresses', endpoint.addresses.join(', ') || '<none>');
  inner.line('Conditions:');
  inner.indented().field('Ready', endpoint.conditions?.ready ?? '<unset>');
  inner.field('Hostname', endpoint.hostname ?? '<unset>');
  const target = endpoint.targetRef;
  if (target) inner.field('TargetRef', `${target.kind ?? ''}/${target.name ?? ''}`);
  inner.field('NodeName', endpoint.nodeName ?? '<unset>');
  inner.field('Zone', endpoint.zone ?? '<unset>');
}
