/** PodDisruptionBudgets. */
import type { PodDisruptionBudget } from '../../kube/api/policy/v1';
import { formatLabelSelector } from '../../kube/labels/label-selector';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';

/** `describePodDisruptionBudgetV1`. */
export function describePodDisruptionBudget(page: Description, budget: PodDisruptionBudget, view: ClusterView): void {
  const { metadata, spec = {}, status } = budget;
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  if (spec.minAvailable !== undefined) page.field('Min available', spec.minAvailable);
  else if (spec.maxUnavailable !== undefined) page.field('Max unavailable', spec.maxUnavailable);
  page.field('Selector', spec.selector ? formatLabelSelector(spec.selector) : '<unset>');
  page.line('Status:');
  const inner = page.indented(2);
  inner.field('Allowed disruptions', status?.disruptionsAllowed ?? 0);
  inner.field('Current', status?.currentHealthy ?? 0);
  inner.field('Desired', status?.desiredHealthy ?? 0);
  inner.field('Total', status?.expectedPods ?? 0);
  describeEvents(page, view.eventsOf(budget), view.now);
}
