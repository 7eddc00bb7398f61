/** `ValidateResourceQuota` of `pkg/apis/core/validation`. */
import type { ResourceQuota } from '../../../../kube/api/core/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { invalidGo, sortedEntries } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateResourceQuantity } from '../../quantity-checks';
import { isStandardQuotaResource, validateQuotaResourceName } from '../../resource-names';

const SCOPES = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
];

/** Scopes that are there or not, so that nothing but `Exists` makes sense. */
const PLAIN_SCOPES = SCOPES.filter((scope) => scope !== 'PriorityClass');

type Spec = NonNullable<ResourceQuota['spec']>;
const scopesText = (scopes: string[] | undefined) => goSyntax('[]core.ResourceQuotaScope/string', scopes);

function scopeAllows(scope: string, resource: string): boolean {
  if (!SCOPES.includes(scope) || resource === 'pods') return true;
  if (scope === 'BestEffort') return false;
  return /^((requests|limits)\.)?(cpu|memory)$/.test(resource);
}

function conflictingScopes(scopes: readonly string[], spec: Spec, field: string): FieldError[] {
  const pairs = [
    ['BestEffort', 'NotBestEffort'],
    ['Terminating', 'NotTerminating'],
  ];
  return pairs
    .filter((pair) => pair.every((scope) => scopes.includes(scope)))
    .map(() => invalidGo(field, scopesText(spec.scopes), 'conflicting scopes'));
}

const hardResources = (spec: Spec) => sortedEntries(spec.hard).map(([resource]) => resource);

function validateScopes(spec: Spec): FieldError[] {
  const scopes = spec.scopes ?? [];
  const field = 'spec.scopes';
  const errors = scopes.flatMap((scope) => [
    ...(SCOPES.includes(scope) ? [] : [invalidGo(field, scopesText(scopes), 'unsupported scope')]),
    ...hardResources(spec)
      .filter((resource) => isStandardQuotaResource(resource) && !scopeAllows(scope, resource))
      .map(() => invalidGo(field, scopesText(scopes), 'unsupported scope applied to resource')),
  ]);
  return [...errors, ...conflictingScopes(scopes, spec, field)];
}

function validateScopeSelector(spec: Spec): FieldError[] {
  if (!spec.scopeSelector) return [];
  const field = 'spec.scopeSelector.matchExpressions';
  const expressions = spec.scopeSelector.matchExpressions ?? [];
  const errors = expressions.flatMap(({ scopeName, operator, values = [] }) => {
    const found: FieldError[] = [];
    if (!SCOPES.includes(scopeName)) found.push(invalid(`${field}.scopeName`, scopeName, 'unsupported scope'));
    for (const resource of hardResources(spec))
      if (isStandardQuotaResource(resource) && !scopeAllows(scopeName, resource)) {
        const shown = `&core.ScopeSelector{MatchExpressions:[]core.ScopedResourceSelectorRequirement{}}`;
        found.push(invalidGo(field, shown.slice(1), 'unsupported scope applied to resource'));
      }
    if (PLAIN_SCOPES.includes(scopeName) && operator !== 'Exists') {
      const why =
        "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";
      found.push(invalid(`${field}.operator`, operator, why));
    }
    return [...found, ...validateOperator(operator, values, field)];
  });
  const names = expressions.map(({ scopeName }) => scopeName);
  return [...errors, ...conflictingScopes(names, spec, field)];
}

function validateOperator(operator: string, values: string[], field: string): FieldError[] {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) return [];
      return [
        required(`${field}.values`, "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"),
      ];
    case 'Exists':
    case 'DoesNotExist': {
      if (values.length === 0) return [];
      const why = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
      return [invalidGo(`${field}.values`, goSyntax('[]string', values), why)];
    }
    default:
      return [invalid(`${field}.operator`, operator, 'not a valid selector operator')];
  }
}

/** Every error of a quota but those of its metadata. */
export function validateResourceQuota({ spec = {} }: ResourceQuota): FieldError[] {
  return [
    ...sortedEntries(spec.hard).flatMap(([resource, quantity]) => {
      const field = `spec.hard[${resource}]`;
      return [...validateQuotaResourceName(resource, field), ...validateResourceQuantity(resource, quantity, field)];
    }),
    ...validateScopes(spec),
    ...validateScopeSelector(spec),
  ];
}

/** Errors of an update: the scopes never change. */
export function validateResourceQuotaUpdate(quota: ResourceQuota, old: ResourceQuota): FieldError[] {
  const scopes = (q: ResourceQuota) => [...new Set(q.spec?.scopes ?? [])].sort().join();
  return [
    ...validateResourceQuota(quota),
    ...(scopes(quota) === scopes(old)
      ? []
      : [invalidGo('spec.scopes', scopesText(quota.spec?.scopes), 'field is immutable')]),
  ];
}
