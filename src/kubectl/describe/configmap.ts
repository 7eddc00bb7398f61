/** ConfigMaps. */
import type { ConfigMap } from '../../kube/api/core/v1';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata, sortedEntries } from './metadata';

/** `ConfigMapDescriber`; its entries, which kubectl shows in any order, come sorted. */
export function describeConfigMap(page: Description, configMap: ConfigMap, view: ClusterView): void {
  describeMetadata(page, configMap);
  page.write('\nData\n====\n');
  for (const [key, value] of sortedEntries(configMap.data)) page.write(`${key}:\n----\n${value}\n`);
  page.write('\nBinaryData\n====\n');
  for (const [key, value] of sortedEntries(configMap.binaryData))
    page.line(`${key}: ${Buffer.from(value, 'base64').length} bytes`);
  page.line('');
  describeEvents(page, view.eventsOf(configMap), view.now);
}
