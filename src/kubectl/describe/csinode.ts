/** CSINodes. */
import type { CSINode } from '../../kube/api/storage/v1';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeClusterMetadata } from './metadata';
import { longTime } from './times';

/** `describeCSINode`. */
export function describeCSINode(page: Description, node: CSINode, view: ClusterView): void {
  describeClusterMetadata(page, node);
  page.field('CreationTimestamp', longTime(node.metadata.creationTimestamp));
  page.line('Spec:');
  if (node.spec?.drivers) page.indented().line('Drivers:');
  for (const { name, nodeID, allocatable, topologyKeys } of node.spec?.drivers ?? []) {
    const inner = page.indented(3);
    page.indented(2).line(`${name}:`);
    inner.field('Node ID', nodeID);
    if (allocatable?.count !== undefined) {
      inner.line('Allocatables:');
      inner.indented().field('Count', allocatable.count);
    }
    if (topologyKeys) inner.field('Topology Keys', `[${topologyKeys.join(' ')}]`);
  }
  describeEvents(page, view.eventsOf(node), view.now);
}
