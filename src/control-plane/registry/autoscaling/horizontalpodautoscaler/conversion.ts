/**
 * The `autoscaling/v1` view of an autoscaler: a CPU target of its own, and everything that version has no field for in
 * annotations. `pkg/apis/autoscaling/v1/conversion.go`.
 */
import type { HorizontalPodAutoscaler as AutoscalerV1 } from '../../../../kube/api/autoscaling/v1';
import type { HorizontalPodAutoscaler } from '../../../../kube/api/autoscaling/v2';
import { cpuUtilizationMetric } from './defaults';
import { fromV1Metric, toV1CurrentMetric, toV1Metric } from './metric-conversion';

const PREFIX = 'autoscaling.alpha.kubernetes.io/';
const METRICS = `${PREFIX}metrics`;
const CURRENT_METRICS = `${PREFIX}current-metrics`;
const CONDITIONS = `${PREFIX}conditions`;
const BEHAVIOR = `${PREFIX}behavior`;

const EMPTY_STATUS: NonNullable<HorizontalPodAutoscaler['status']> = { currentMetrics: null, desiredReplicas: 0 };

// biome-ignore lint/suspicious/noExplicitAny: metrics of two versions and five kinds
type Metric = any;

const isCPUUtilization = ({ type, resource }: Metric) =>
  type === 'Resource' && resource?.name === 'cpu' && resource.target?.averageUtilization !== undefined;

const isCPUStatus = ({ type, resource }: Metric) => type === 'Resource' && resource?.name === 'cpu';

/** Drops fields that are undefined, so that what is absent stays absent. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

function without(annotations: Record<string, string> | undefined): Record<string, string> | undefined {
  if (!annotations) return undefined;
  const left = Object.entries(annotations).filter(
    ([key]) => ![METRICS, CURRENT_METRICS, CONDITIONS, BEHAVIOR].includes(key),
  );
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** A stored (`autoscaling/v2`) autoscaler as `autoscaling/v1` shows it. */
export function toAutoscalingV1(autoscaler: HorizontalPodAutoscaler): AutoscalerV1 {
  const { metrics = [], behavior, scaleTargetRef, minReplicas, maxReplicas } = autoscaler.spec;
  const { currentMetrics, conditions = [], ...status } = autoscaler.status ?? EMPTY_STATUS;
  const annotations = { ...autoscaler.metadata.annotations };
  const others = metrics.filter((metric: Metric) => !isCPUUtilization(metric));
  if (others.length > 0) annotations[METRICS] = JSON.stringify(others.map(toV1Metric));
  if (currentMetrics?.length) annotations[CURRENT_METRICS] = JSON.stringify(currentMetrics.map(toV1CurrentMetric));
  if (behavior) annotations[BEHAVIOR] = JSON.stringify(behavior);
  if (conditions.length > 0) annotations[CONDITIONS] = JSON.stringify(conditions);
  const metadata = { ...autoscaler.metadata };
  if (Object.keys(annotations).length > 0) metadata.annotations = annotations;
  const target = metrics.filter(isCPUUtilization).pop()?.resource?.target.averageUtilization;
  const current = (currentMetrics ?? []).filter(isCPUStatus).pop()?.resource?.current?.averageUtilization;
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: defined({ scaleTargetRef, minReplicas, maxReplicas, targetCPUUtilizationPercentage: target }),
    status: defined({
      ...status,
      currentReplicas: status.currentReplicas ?? 0,
      desiredReplicas: status.desiredReplicas ?? 0,
      currentCPUUtilizationPercentage: current,
    }),
  };
}

function parse(text: string | undefined): Metric {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Annotations anyone may write: what cannot be read is ignored, as Kubernetes does.
    return undefined;
  }
}

/** An `autoscaling/v1` autoscaler as it is stored; without any metric it aims at the default CPU utilization. */
export function fromAutoscalingV1(autoscaler: AutoscalerV1): HorizontalPodAutoscaler {
  const { annotations } = autoscaler.metadata;
  const { targetCPUUtilizationPercentage: target, ...spec } = autoscaler.spec ?? {};
  const { currentCPUUtilizationPercentage: _current, ...status } = autoscaler.status ?? {};
  const others: Metric[] = parse(annotations?.[METRICS]) ?? [];
  const metrics = [...(target === undefined ? [] : [cpuUtilizationMetric(target)]), ...others.map(fromV1Metric)];
  const metadata = { ...autoscaler.metadata, annotations: without(annotations) };
  if (!metadata.annotations) delete metadata.annotations;
  const converted: HorizontalPodAutoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: defined({
      ...spec,
      metrics: metrics.length > 0 ? metrics : [cpuUtilizationMetric()],
      behavior: parse(annotations?.[BEHAVIOR]),
    }),
  };
  if (!autoscaler.status) return converted;
  const conditions = parse(annotations?.[CONDITIONS]);
  return { ...converted, status: defined({ currentMetrics: null, desiredReplicas: 0, ...status, conditions }) };
}
