/** The metrics of a HorizontalPodAutoscaler, each with what it is and what it should be. */

import { quote } from '../../go/strconv/quote';
import type { MetricSpec, MetricStatus } from '../../kube/api/autoscaling/v2';
import { canonical } from '../../kube/quantity/quantity';
import type { Description } from './description';

const UNKNOWN = '<unknown>';

// biome-ignore lint/suspicious/noExplicitAny: each of the five kinds of metric has its own fields
type Source = any;

/** One line; `current` is the metric of the status at the same place. */
export function describeMetric(page: Description, metric: MetricSpec, current: MetricStatus | undefined): void {
  const field = FIELDS[metric.type];
  const source = field && metric[field];
  if (!field || !source) page.line(`<unknown metric type ${quote(metric.type)}>`);
  else page.row(...metricText(field, source, current?.[field]?.current));
}

const FIELDS: Record<string, Exclude<keyof MetricSpec, 'type'>> = {
  External: 'external',
  Pods: 'pods',
  Object: 'object',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};

function metricText(field: string, source: Source, now: Source): [title: string, value: string] {
  const { target, metric } = source;
  const average = () => `${quantityText(now?.averageValue)} / ${quantityText(target.averageValue)}`;
  const total = () => `${quantityText(now?.value)} / ${quantityText(target.value)}`;
  switch (field) {
    case 'external':
      if (target.averageValue !== undefined) return [`${quote(metric.name)} (target average value):`, average()];
      return [`${quote(metric.name)} (target value):`, total()];
    case 'pods':
      return [`${quote(metric.name)} on pods:`, average()];
    case 'object': {
      const title = `"${metric.name}" on ${source.describedObject.kind}/${source.describedObject.name}`;
      if (target.type === 'AverageValue') return [`${title} (target average value):`, average()];
      return [`${title} (target value):`, total()];
    }
    default: {
      const title = `resource ${source.name}${source.container ? ` of container "${source.container}"` : ''} on pods`;
      if (target.averageValue !== undefined) return [`${title}:`, average()];
      return [`${title}  (as a percentage of request):`, utilization(target, now)];
    }
  }
}

function quantityText(amount: string | undefined): string {
  return amount === undefined ? UNKNOWN : canonical(amount);
}

function utilization(target: Source, now: Source): string {
  const percent = now?.averageUtilization;
  const current = percent === undefined ? UNKNOWN : `${percent}% (${quantityText(now.averageValue)})`;
  return `${current} / ${target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`}`;
}
