/** What an object of the kind must be like. */
import type { PodDisruptionBudget } from '../../../../kube/api/policy/v1';
import { type FieldError, notSupported } from '../../../../kube/errors/field-error';
import { isValidPercent } from '../../../../kube/names/name-formats';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

function validateIntOrPercent(value: number | string | undefined, field: string): FieldError[] {
  if (value === undefined) return [];
  if (typeof value === 'number') return validateNonnegativeField(value, field);
  const shown = goSyntax('IntOrString', value);
  const errors = isValidPercent(value).map((message) => invalidGo(field, shown, message));
  const percent = /^([0-9]+)%$/.exec(value)?.[1];
  if (percent !== undefined && Number(percent) > 100)
    errors.push(invalidGo(field, shown, 'must not be greater than 100%'));
  return errors;
}

/** Every error of a budget but those of its metadata. */
export function validatePodDisruptionBudget({ spec = {} }: PodDisruptionBudget): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
    const shown = goSyntax('policy.PodDisruptionBudgetSpec', spec);
    errors.push(invalidGo('spec', shown, 'minAvailable and maxUnavailable cannot be both set'));
  }
  errors.push(...validateIntOrPercent(spec.minAvailable, 'spec.minAvailable'));
  errors.push(...validateIntOrPercent(spec.maxUnavailable, 'spec.maxUnavailable'));
  errors.push(...validateLabelSelector(spec.selector, 'spec.selector'));
  const policies = ['AlwaysAllow', 'IfHealthyBudget'];
  const policy = spec.unhealthyPodEvictionPolicy;
  if (policy !== undefined && !policies.includes(policy))
    errors.push(notSupported('spec.unhealthyPodEvictionPolicy', policy, policies));
  return errors;
}
