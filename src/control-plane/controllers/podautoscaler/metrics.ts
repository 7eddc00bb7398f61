/** What an autoscaler finds out about metrics in a cluster that has none: which error each source of metrics makes. */
import type { MetricSpec } from '../../../kube/api/autoscaling/v2';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';

/** Why a metric is not there: the reason of event and condition, the error itself, and what it is said to be about. */
export interface MetricFailure {
  reason: string;
  error: string;
  what: string;
}

const NOT_SERVED = 'the server could not find the requested resource';

/** The failure of one metric. */
export function metricFailure(metric: MetricSpec, namespace: string): MetricFailure {
  const { resource, containerResource, pods, object, external } = metric;
  if (resource) return resourceFailure('FailedGetResourceMetric', resource, 'resource');
  if (containerResource)
    return resourceFailure('FailedGetContainerResourceMetric', containerResource, 'container resource');
  if (pods) {
    const error = `unable to get metric ${pods.metric.name}: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered`;
    return { reason: 'FailedGetPodsMetric', error, what: 'pods metric value' };
  }
  if (object) {
    const { metric: wanted, describedObject } = object;
    const about = `${describedObject.kind} on ${namespace} ${describedObject.name}`;
    const error = `unable to get metric ${wanted.name}: ${about}/unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered`;
    return { reason: 'FailedGetObjectMetric', error, what: 'object metric value' };
  }
  const wanted = external?.metric ?? { name: '' };
  const selector = wanted.selector ? selectorFromLabelSelector(wanted.selector).toString() : '';
  const error = `unable to get external metric ${namespace}/${wanted.name}/${selector || 'nil'}: unable to fetch metrics from external metrics API: no external metrics API (external.metrics.k8s.io) registered`;
  return { reason: 'FailedGetExternalMetric', error, what: `${wanted.name} external metric value` };
}

function resourceFailure(
  reason: string,
  source: { name: string; target: { type: string } },
  what: string,
): MetricFailure {
  const unit = source.target.type === 'Utilization' ? 'utilization' : 'usage';
  const fetch = `unable to fetch metrics from resource metrics API: ${NOT_SERVED} (get pods.metrics.k8s.io)`;
  const error = `failed to get ${source.name} ${unit}: unable to get metrics for resource ${source.name}: ${fetch}`;
  return { reason, error, what: `${source.name} ${what} metric value` };
}

/** What is said of all metrics together, when none of them is there. */
export function invalidMetrics(failures: readonly MetricFailure[]): string {
  const [first] = failures;
  const count = `${failures.length} invalid out of ${failures.length}`;
  return `invalid metrics (${count}), first error is: failed to get ${first?.what}: ${first?.error}`;
}
