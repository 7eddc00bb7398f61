/** Policy rules of roles: `pkg/apis/rbac/validation`. */
import type { ClusterRole, PolicyRule, Role } from '../../../../kube/api/rbac/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

function validateRule(rule: PolicyRule, namespaced: boolean, field: string): FieldError[] {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const errors: FieldError[] = [];
  if (!verbs?.length) errors.push(required(`${field}.verbs`, 'verbs must contain at least one value'));
  if (nonResourceURLs.length > 0) {
    const bad = (why: string) =>
      errors.push(invalidGo(`${field}.nonResourceURLs`, goSyntax('[]string', nonResourceURLs), why));
    if (namespaced) bad('namespaced rules cannot apply to non-resource URLs');
    if (apiGroups.length > 0 || resources.length > 0 || resourceNames.length > 0)
      bad('rules cannot apply to both regular resources and non-resource URLs');
    return errors;
  }
  if (apiGroups.length === 0)
    errors.push(required(`${field}.apiGroups`, 'resource rules must supply at least one api group'));
  if (resources.length === 0)
    errors.push(required(`${field}.resources`, 'resource rules must supply at least one resource'));
  return errors;
}

/** Every error of a Role but those of its metadata. */
export function validateRole({ rules }: Role): FieldError[] {
  return (rules ?? []).flatMap((rule, i) => validateRule(rule, true, `rules[${i}]`));
}

/** Every error of a ClusterRole but those of its metadata. */
export function validateClusterRole({ rules, aggregationRule }: ClusterRole): FieldError[] {
  const errors = (rules ?? []).flatMap((rule, i) => validateRule(rule, false, `rules[${i}]`));
  if (!aggregationRule) return errors;
  const field = 'aggregationRule.clusterRoleSelectors';
  const selectors = aggregationRule.clusterRoleSelectors ?? [];
  if (selectors.length === 0)
    return [...errors, required(field, 'at least one clusterRoleSelector required if aggregationRule is non-nil')];
  return [...errors, ...selectors.flatMap((selector, i) => validateLabelSelector(selector, `${field}[${i}]`))];
}
