/** HorizontalPodAutoscalers. */
import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../kube/api/autoscaling/v2';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetric } from './hpa-metrics';
import { describeMetadata } from './metadata';
import { longTime } from './times';

/** `describeHorizontalPodAutoscalerV2`. */
export function describeHorizontalPodAutoscaler(
  page: Description,
  hpa: HorizontalPodAutoscaler,
  view: ClusterView,
): void {
  const { metadata, spec, status } = hpa;
  const { kind, name } = spec.scaleTargetRef;
  describeMetadata(page, hpa);
  page.field('CreationTimestamp', longTime(metadata.creationTimestamp));
  page.field('Reference', `${kind}/${name}`);
  page.field('Metrics', '( current / target )');
  spec.metrics?.forEach((metric, i) => {
    describeMetric(page.indented(), metric, status?.currentMetrics?.[i]);
  });
  page.field('Min replicas', spec.minReplicas ?? '<unset>');
  page.field('Max replicas', spec.maxReplicas);
  if (spec.behavior) page.line('Behavior:');
  describeDirection(page.indented(), 'Scale Up', spec.behavior?.scaleUp);
  describeDirection(page.indented(), 'Scale Down', spec.behavior?.scaleDown);
  page.field(`${kind} pods`, `${status?.currentReplicas ?? 0} current / ${status?.desiredReplicas ?? 0} desired`);
  if (status?.conditions?.length) {
    page.line('Conditions:');
    const table = page.indented();
    table.header('Type', 'Status', 'Reason', 'Message');
    for (const { type, status: state, reason = '', message = '' } of status.conditions)
      table.row(type, state, reason, message);
  }
  describeEvents(page, view.eventsOf(hpa), view.now);
}

function describeDirection(page: Description, title: string, rules: HPAScalingRules | undefined): void {
  if (!rules) return;
  const inner = page.indented();
  page.line(`${title}:`);
  if (rules.stabilizationWindowSeconds !== undefined)
    inner.line(`Stabilization Window: ${rules.stabilizationWindowSeconds} seconds`);
  if (!rules.policies?.length) return;
  inner.line(`Select Policy: ${rules.selectPolicy ?? 'Max'}`);
  inner.line('Policies:');
  for (const { type, value, periodSeconds } of rules.policies)
    inner.indented().row(`- Type: ${type}`, `Value: ${value}`, `Period: ${periodSeconds} seconds`);
}
