/** Columns of `kubectl get horizontalpodautoscalers`: `printHorizontalPodAutoscaler`. */
import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
} from '../../../../kube/api/autoscaling/v2';
import { ageColumn, listWithMore, nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column } from '../../strategy';

const MAX_METRICS = 2;
const UNKNOWN = '<unknown>';

const amount = (text: string | undefined) => quantityText(text);
const percent = (value: number | undefined, otherwise: string) => (value === undefined ? otherwise : `${value}%`);

function resourceText(target: MetricTarget, current: MetricValueStatus | undefined): string {
  if (target.averageValue !== undefined)
    return `${current ? amount(current.averageValue) : UNKNOWN}/${amount(target.averageValue)}`;
  return `${percent(current?.averageUtilization, UNKNOWN)}/${percent(target.averageUtilization, '<auto>')}`;
}

function valueText(target: MetricTarget, current: MetricValueStatus | undefined): string {
  if (target.averageValue === undefined) return `${current ? amount(current.value) : UNKNOWN}/${amount(target.value)}`;
  const known = current?.averageValue === undefined ? UNKNOWN : amount(current.averageValue);
  return `${known}/${amount(target.averageValue)} (avg)`;
}

function podsText(target: MetricTarget, current: MetricValueStatus | undefined): string {
  return `${current ? amount(current.averageValue) : UNKNOWN}/${amount(target.averageValue)}`;
}

function metricText(metric: MetricSpec, status: MetricStatus | undefined): string {
  const { external, object, pods, resource, containerResource } = metric;
  if (external) return valueText(external.target, status?.external?.current);
  if (object) return valueText(object.target, status?.object?.current);
  if (pods) return podsText(pods.target, status?.pods?.current);
  if (resource) return resourceText(resource.target, status?.resource?.current);
  if (containerResource) return resourceText(containerResource.target, status?.containerResource?.current);
  return '<unknown type>';
}

/** `12%/80%, 3/10 + 1 more...`: what is measured against what is wanted. */
function metricsText({ spec, status }: HorizontalPodAutoscaler): string {
  const metrics = spec.metrics ?? [];
  if (metrics.length === 0) return '<none>';
  const texts = metrics.map((metric, i) => metricText(metric, status?.currentMetrics?.[i]));
  return listWithMore(texts, texts.length, MAX_METRICS, ', ');
}

/** Columns of a HorizontalPodAutoscaler. */
export const horizontalPodAutoscalerColumns: Column<HorizontalPodAutoscaler>[] = [
  nameColumn,
  { name: 'Reference', cell: ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}` },
  { name: 'Targets', cell: metricsText },
  { name: 'MinPods', cell: ({ spec }) => (spec.minReplicas === undefined ? '<unset>' : String(spec.minReplicas)) },
  { name: 'MaxPods', cell: ({ spec }) => spec.maxReplicas ?? 0 },
  { name: 'Replicas', cell: ({ status }) => status?.currentReplicas ?? 0 },
  ageColumn,
];
