/** Endpoints. */
import type { EndpointAddress, Endpoints } from '../../kube/api/core/v1';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata } from './metadata';

/** `describeEndpoints`. */
export function describeEndpoints(page: Description, endpoints: Endpoints, view: ClusterView): void {
  describeMetadata(page, endpoints);
  page.line('Subsets:');
  const inner = page.indented();
  for (const { addresses, notReadyAddresses, ports = [] } of endpoints.subsets ?? []) {
    inner.field('Addresses', addressesText(addresses));
    inner.field('NotReadyAddresses', addressesText(notReadyAddresses));
    if (ports.length > 0) {
      inner.line('Ports:');
      const table = inner.indented();
      table.header('Name', 'Port', 'Protocol');
      for (const { name, port, protocol = '' } of ports) table.row(name || '<unset>', port, protocol);
    }
    page.line('');
  }
  describeEvents(page, view.eventsOf(endpoints), view.now);
}

function addressesText(addresses: readonly EndpointAddress[] = []): string {
  return addresses.map(({ ip }) => ip).join(',') || '<none>';
}
