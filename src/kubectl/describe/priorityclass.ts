/** PriorityClasses. */
import type { PriorityClass } from '../../kube/api/scheduling/v1';
import { formatLabels } from '../../kube/labels/label-set';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';

/** `describePriorityClass`. */
export function describePriorityClass(page: Description, priorityClass: PriorityClass, view: ClusterView): void {
  const { metadata, value, globalDefault = false, preemptionPolicy = '', description = '' } = priorityClass;
  page.field('Name', metadata.name);
  page.field('Value', value);
  page.field('GlobalDefault', globalDefault);
  page.field('PreemptionPolicy', preemptionPolicy);
  page.field('Description', description);
  page.field('Annotations', formatLabels(metadata.annotations));
  describeEvents(page, view.eventsOf(priorityClass), view.now);
}
