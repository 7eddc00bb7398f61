/** DaemonSets. */
import type { DaemonSet } from '../../kube/api/apps/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { formatLabels } from '../../kube/labels/label-set';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeLabels } from './metadata';
import { podCountsText } from './pod-counts';
import { describePodTemplate } from './pod-template';

/** `describeDaemonSet`; kubectl 1.28 leaves the namespace out. */
export function describeDaemonSet(page: Description, set: DaemonSet, view: ClusterView): void {
  const { metadata, spec, status } = set;
  const selector = selectorFromLabelSelector(spec.selector);
  page.field('Name', metadata.name);
  page.field('Selector', selector.toString());
  page.field('Node-Selector', formatLabels(spec.template.spec.nodeSelector));
  describeLabels(page, metadata);
  page.line(`Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`);
  page.line(`Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`);
  page.line(`Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`);
  page.line(`Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`);
  page.line(`Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`);
  page.field('Pods Status', podCountsText(set, selector, view));
  describePodTemplate(page, spec.template);
  describeEvents(page, view.eventsOf(set), view.now);
}
