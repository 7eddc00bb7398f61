/** `validateBehavior` of `pkg/apis/autoscaling/validation`. */
import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../../../kube/api/autoscaling/v2';
import { type FieldError, invalid, notSupported, required } from '../../../../kube/errors/field-error';

const MAX_WINDOW_SECONDS = 3600;
const MAX_PERIOD_SECONDS = 1800;
const SELECT_POLICIES = ['Disabled', 'Max', 'Min'];
const POLICY_TYPES = ['Percent', 'Pods'];

type Policy = NonNullable<HPAScalingRules['policies']>[number];

function validatePolicy({ type, value = 0, periodSeconds = 0 }: Policy, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!POLICY_TYPES.includes(type)) errors.push(notSupported(`${field}.type`, type ?? '', POLICY_TYPES));
  if (value <= 0) errors.push(invalid(`${field}.value`, value, 'must be greater than zero'));
  const period = `${field}.periodSeconds`;
  if (periodSeconds <= 0) errors.push(invalid(period, periodSeconds, 'must be greater than zero'));
  if (periodSeconds > MAX_PERIOD_SECONDS)
    errors.push(invalid(period, periodSeconds, `must be less than or equal to ${MAX_PERIOD_SECONDS}`));
  return errors;
}

function validateRules(rules: HPAScalingRules | undefined, field: string): FieldError[] {
  if (!rules) return [];
  const errors: FieldError[] = [];
  const { stabilizationWindowSeconds: seconds, selectPolicy, policies = [] } = rules;
  const window = `${field}.stabilizationWindowSeconds`;
  if (seconds !== undefined && seconds < 0)
    errors.push(invalid(window, seconds, 'must be greater than or equal to zero'));
  if (seconds !== undefined && seconds > MAX_WINDOW_SECONDS)
    errors.push(invalid(window, seconds, `must be less than or equal to ${MAX_WINDOW_SECONDS}`));
  if (selectPolicy !== undefined && !SELECT_POLICIES.includes(selectPolicy))
    errors.push(notSupported(`${field}.selectPolicy`, selectPolicy, SELECT_POLICIES));
  if (policies.length === 0) errors.push(required(`${field}.policies`, 'must specify at least one Policy'));
  return [...errors, ...policies.flatMap((policy, i) => validatePolicy(policy, `${field}.policies[${i}]`))];
}

/** Errors of the rules for scaling up and down. */
export function validateBehavior(behavior: HorizontalPodAutoscaler['spec']['behavior'], field: string): FieldError[] {
  return [
    ...validateRules(behavior?.scaleUp, `${field}.scaleUp`),
    ...validateRules(behavior?.scaleDown, `${field}.scaleDown`),
  ];
}
