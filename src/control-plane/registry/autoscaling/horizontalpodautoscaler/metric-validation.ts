/** `validateMetricSpec` of `pkg/apis/autoscaling/validation`. */
import type { MetricSpec } from '../../../../kube/api/autoscaling/v2';
import { type FieldError, forbidden, invalid, notSupported, required } from '../../../../kube/errors/field-error';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import { invalidEach, invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { compareQuantities } from '../../quantity-checks';
import { validateObjectReference } from './object-reference-validation';

// biome-ignore lint/suspicious/noExplicitAny: the five kinds of metric share no fields
type MetricSource = any;

/** The fields a metric's data can stand in, in the order they are looked at. */
const SOURCES = ['object', 'external', 'pods', 'resource', 'containerResource'] as const;
const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];

const fieldOf = (type: string) => (type[0] ?? '').toLowerCase() + type.slice(1);

function validateTarget(target: MetricSource, field: string): FieldError[] {
  const { type = '', averageUtilization } = target ?? {};
  const errors: FieldError[] = [];
  if (!type) errors.push(required(`${field}.type`, 'must specify a metric target type'));
  if (!['Utilization', 'Value', 'AverageValue'].includes(type))
    errors.push(invalid(`${field}.type`, type, 'must be either Utilization, Value, or AverageValue'));
  for (const part of ['value', 'averageValue'] as const) {
    const quantity = target?.[part];
    if (quantity !== undefined && compareQuantities(quantity, '0') <= 0)
      errors.push(invalidGo(`${field}.${part}`, goSyntax('Quantity', quantity), 'must be positive'));
  }
  if (averageUtilization !== undefined && averageUtilization < 1)
    errors.push(invalid(`${field}.averageUtilization`, averageUtilization, 'must be greater than 0'));
  return errors;
}

function validateMetricName(metric: MetricSource, field: string): FieldError[] {
  const name = metric?.name;
  if (!name) return [required(`${field}.name`, 'must specify a metric name')];
  return invalidEach(`${field}.name`, name, isValidPathSegmentName(name));
}

function validateResource(source: MetricSource, field: string): FieldError[] {
  const { target = {} } = source;
  const errors = validateTarget(target, `${field}.target`);
  if (target.averageUtilization === undefined && target.averageValue === undefined) {
    const why = 'must set either a target raw value or a target utilization';
    errors.push(required(`${field}.target.averageUtilization`, why));
  }
  if (target.averageUtilization !== undefined && target.averageValue !== undefined) {
    const why = 'may not set both a target raw value and a target utilization';
    errors.push(forbidden(`${field}.target.averageValue`, why));
  }
  return errors;
}

const resourceName = (source: MetricSource, field: string) =>
  source.name ? [] : [required(`${field}.name`, 'must specify a resource name')];

const CHECKS: Record<(typeof SOURCES)[number], (source: MetricSource, field: string) => FieldError[]> = {
  object(source, field) {
    const { target = {} } = source;
    const missing = target.value === undefined && target.averageValue === undefined;
    const why = 'must set either a target value for metric or a per-pod target value';
    return [
      ...validateObjectReference(source.describedObject, `${field}.describedObject`),
      ...validateMetricName(source.metric, `${field}.metric`),
      ...validateTarget(target, `${field}.target`),
      ...(missing ? [required(`${field}.target.averageValue`, why)] : []),
    ];
  },
  external(source, field) {
    const { target = {} } = source;
    const errors = [
      ...validateMetricName(source.metric, `${field}.metric`),
      ...validateTarget(target, `${field}.target`),
    ];
    const value = target.value !== undefined;
    const average = target.averageValue !== undefined;
    if (!value && !average) {
      const why = 'must set either a target value for metric or a per-pod target';
      errors.push(required(`${field}.target.averageValue`, why));
    }
    if (value && average) {
      const why = 'may not set both a target value for metric and a per-pod target';
      errors.push(forbidden(`${field}.target.value`, why));
    }
    return errors;
  },
  pods(source, field) {
    const { target = {} } = source;
    const positive = target.averageValue !== undefined && compareQuantities(target.averageValue, '0') > 0;
    return [
      ...validateMetricName(source.metric, `${field}.metric`),
      ...validateTarget(target, `${field}.target`),
      ...(positive ? [] : [required(`${field}.target.averageValue`, 'must specify a positive target averageValue')]),
    ];
  },
  resource: (source, field) => [...resourceName(source, field), ...validateResource(source, field)],
  containerResource: (source, field) => [
    ...resourceName(source, field),
    ...(source.container ? [] : [required(`${field}.container`, 'must specify a container')]),
    ...validateResource(source, field),
  ],
};

/** Errors of one metric: a known type, its data and nothing else's. */
export function validateMetric(metric: MetricSpec, field: string): FieldError[] {
  const type = metric.type ?? '';
  const errors: FieldError[] = [];
  if (!type) errors.push(required(`${field}.type`, 'must specify a metric source type'));
  const known = TYPES.includes(type);
  if (!known) errors.push(notSupported(`${field}.type`, type, TYPES));
  const present = SOURCES.filter((source) => metric[source]);
  const [first] = present;
  if (first) errors.push(...CHECKS[first](metric[first], `${field}.${first}`));
  const expected = fieldOf(type);
  if (!known) errors.push(notSupported(`${field}.type`, type, TYPES));
  else if (!present.some((source) => source === expected))
    errors.push(required(`${field}.${expected}`, 'must populate information for the given metric source'));
  if (present.length === 1) return errors;
  const others = present.filter((source) => source !== expected);
  return [
    ...errors,
    ...others.map((source) => forbidden(`${field}.${source}`, 'must populate the given metric source only')),
  ];
}
