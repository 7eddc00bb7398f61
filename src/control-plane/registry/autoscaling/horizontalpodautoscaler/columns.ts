/** Columns of `kubectl get horizontalpodautoscalers`: `printHorizontalPodAutoscaler`. */
import type { HorizontalPodAutoscaler, MetricSpec } from '../../../../kube/api/autoscaling/horizontalpodautoscaler';
import { ageColumn, listWithMore, nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column } from '../../strategy';

const MAX_METRICS = 2;
const UNKNOWN = '<unknown>';

// biome-ignore lint/suspicious/noExplicitAny: the five kinds of metric share no fields
type MetricSource = any;

/** The field a metric's own data stands in: `Resource` -> `resource`. */
const sourceOf = (metric: MetricSpec | undefined, type: string): MetricSource =>
  metric?.[type[0]?.toLowerCase() + type.slice(1)];

const amount = (text: string | undefined) => quantityText(text);
const percent = (value: number | undefined, otherwise: string) => (value === undefined ? otherwise : `${value}%`);

function resourceText(target: MetricSource, current: MetricSource): string {
  if (target.averageValue !== undefined)
    return `${current ? amount(current.averageValue) : UNKNOWN}/${amount(target.averageValue)}`;
  return `${percent(current?.averageUtilization, UNKNOWN)}/${percent(target.averageUtilization, '<auto>')}`;
}

function valueText(target: MetricSource, current: MetricSource): string {
  if (target.averageValue === undefined) return `${current ? amount(current.value) : UNKNOWN}/${amount(target.value)}`;
  const known = current?.averageValue === undefined ? UNKNOWN : amount(current.averageValue);
  return `${known}/${amount(target.averageValue)} (avg)`;
}

function metricText(metric: MetricSpec, status: MetricSpec | undefined): string {
  const { target } = sourceOf(metric, metric.type) ?? {};
  const current = sourceOf(status, metric.type)?.current;
  switch (metric.type) {
    case 'External':
    case 'Object':
      return valueText(target, current);
    case 'Pods':
      return `${current ? amount(current.averageValue) : UNKNOWN}/${amount(target.averageValue)}`;
    case 'Resource':
    case 'ContainerResource':
      return resourceText(target, current);
    default:
      return '<unknown type>';
  }
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
