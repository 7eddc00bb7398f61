/** Metrics between `autoscaling/v2` and the older form kept in annotations of `autoscaling/v1`. */

// biome-ignore lint/suspicious/noExplicitAny: metrics of two versions and five kinds
type Metric = any;

function defined(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

const resourceTarget = ({ averageUtilization, averageValue }: Metric) => ({
  targetAverageUtilization: averageUtilization,
  targetAverageValue: averageValue,
});

/** One metric of `spec` in the older form. */
export function toV1Metric({ type, resource, containerResource, pods, object, external }: Metric): Metric {
  switch (type) {
    case 'Resource':
      return { type, resource: defined({ name: resource.name, ...resourceTarget(resource.target) }) };
    case 'ContainerResource': {
      const { name, container, target } = containerResource;
      return { type, containerResource: defined({ name, ...resourceTarget(target), container }) };
    }
    case 'Pods': {
      const { metric, target } = pods;
      const { averageValue } = target;
      return {
        type,
        pods: defined({ metricName: metric.name, targetAverageValue: averageValue, selector: metric.selector }),
      };
    }
    case 'Object': {
      const { describedObject, metric, target } = object;
      const { value = '0', averageValue } = target;
      const { name, selector } = metric;
      return {
        type,
        object: defined({ target: describedObject, metricName: name, targetValue: value, selector, averageValue }),
      };
    }
    case 'External': {
      const { metric, target } = external;
      return {
        type,
        external: defined({
          metricName: metric.name,
          metricSelector: metric.selector,
          targetValue: target.value,
          targetAverageValue: target.averageValue,
        }),
      };
    }
    default:
      return { type };
  }
}

/** One metric of `status` in the older form. */
export function toV1CurrentMetric({ type, resource, pods, object, external }: Metric): Metric {
  if (type === 'Resource') {
    const { averageUtilization, averageValue = '0' } = resource.current;
    return {
      type,
      resource: defined({
        name: resource.name,
        currentAverageUtilization: averageUtilization,
        currentAverageValue: averageValue,
      }),
    };
  }
  const source = pods ?? object ?? external ?? { metric: {}, current: {} };
  const { value, averageValue } = source.current;
  const field = (type[0] ?? '').toLowerCase() + type.slice(1);
  return {
    type,
    [field]: defined({
      target: source.describedObject,
      metricName: source.metric.name,
      currentValue: value,
      currentAverageValue: averageValue,
    }),
  };
}

function resourceFromV1({ targetAverageUtilization, targetAverageValue }: Metric): Metric {
  return targetAverageUtilization === undefined
    ? { type: 'AverageValue', averageValue: targetAverageValue }
    : { type: 'Utilization', averageUtilization: targetAverageUtilization };
}

const valueTarget = (value: string | undefined, averageValue: string | undefined) =>
  averageValue === undefined ? { type: 'Value', value } : { type: 'AverageValue', averageValue };

/** One metric of `spec` from the older form. */
export function fromV1Metric({ type, resource, containerResource, pods, object, external }: Metric): Metric {
  const metric = (name: string, selector: Metric) => defined({ name, selector });
  switch (type) {
    case 'Resource':
      return { type, resource: { name: resource.name, target: resourceFromV1(resource) } };
    case 'ContainerResource': {
      const { name, container } = containerResource;
      return { type, containerResource: { name, target: resourceFromV1(containerResource), container } };
    }
    case 'Pods':
      return {
        type,
        pods: {
          metric: metric(pods.metricName, pods.selector),
          target: { type: 'AverageValue', averageValue: pods.targetAverageValue },
        },
      };
    case 'Object':
      return {
        type,
        object: {
          describedObject: object.target,
          target: valueTarget(object.targetValue, object.averageValue),
          metric: metric(object.metricName, object.selector),
        },
      };
    case 'External':
      return {
        type,
        external: {
          metric: metric(external.metricName, external.metricSelector),
          target: valueTarget(external.targetValue, external.targetAverageValue),
        },
      };
    default:
      return { type };
  }
}
