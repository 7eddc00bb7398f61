/** `SetDefaults_HorizontalPodAutoscaler` of `pkg/apis/autoscaling/v2`. */
import type { HorizontalPodAutoscaler, HPAScalingRules, MetricSpec } from '../../../../kube/api/autoscaling/v2';

/** The share of the requested CPU an autoscaler aims at when told nothing. */
const DEFAULT_CPU_UTILIZATION = 80;

const PERIOD_SECONDS = 15;

/** A target for the pods' CPU, in percent of what they request. */
export function cpuUtilizationMetric(averageUtilization = DEFAULT_CPU_UTILIZATION): MetricSpec {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

const percentPolicy = () => ({ type: 'Percent', value: 100, periodSeconds: PERIOD_SECONDS });

const scaleUpDefaults = (): HPAScalingRules => ({
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: PERIOD_SECONDS }, percentPolicy()],
});

const scaleDownDefaults = (): HPAScalingRules => ({ selectPolicy: 'Max', policies: [percentPolicy()] });

/** Fills the minimum, a CPU target when there is no metric, and the rules of a behavior. */
export function setHorizontalPodAutoscalerDefaults(autoscaler: HorizontalPodAutoscaler): void {
  const { spec } = autoscaler;
  spec.minReplicas ??= 1;
  if (!spec.metrics?.length) spec.metrics = [cpuUtilizationMetric()];
  if (!spec.behavior) return;
  spec.behavior.scaleUp = { ...scaleUpDefaults(), ...spec.behavior.scaleUp };
  spec.behavior.scaleDown = { ...scaleDownDefaults(), ...spec.behavior.scaleDown };
}
