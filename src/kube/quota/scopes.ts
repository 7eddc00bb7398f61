/** Which pods a quota with scopes is about: `podMatchesScopeFunc`. */
import type { Pod, ResourceQuota } from '../api/core/v1';

interface ScopeRequirement {
  scopeName: string;
  operator: string;
  values?: string[];
}

/** `spec.scopes` and `spec.scopeSelector` as one list. */
export function scopesOf({ spec = {} }: ResourceQuota): ScopeRequirement[] {
  const plain = (spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' }));
  return [...plain, ...(spec.scopeSelector?.matchExpressions ?? [])];
}

/** Whether a pod is in the scope. */
export function podInScope(pod: Pod, { scopeName, operator, values = [] }: ScopeRequirement): boolean {
  switch (scopeName) {
    case 'Terminating':
      return pod.spec.activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return pod.spec.activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return isBestEffort(pod);
    case 'NotBestEffort':
      return !isBestEffort(pod);
    case 'CrossNamespacePodAffinity':
      return usesOtherNamespaces(pod);
    case 'PriorityClass':
      return classMatches(pod.spec.priorityClassName, operator, values);
    default:
      return false;
  }
}

function classMatches(name: string | undefined, operator: string, values: readonly string[]): boolean {
  if (operator === 'Exists') return !!name;
  if (operator === 'DoesNotExist') return !name;
  return values.includes(name ?? '') === (operator === 'In');
}

function isBestEffort({ spec }: Pod): boolean {
  const lists = [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) => [
    resources?.requests ?? {},
    resources?.limits ?? {},
  ]);
  return !lists.some((list) => list.cpu !== undefined || list.memory !== undefined);
}

function usesOtherNamespaces({ spec }: Pod): boolean {
  const kinds = [spec.affinity?.podAffinity, spec.affinity?.podAntiAffinity];
  const terms = kinds.flatMap((kind) => [
    ...(kind?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(kind?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
  return terms.some(({ namespaces, namespaceSelector }) => !!namespaces?.length || namespaceSelector !== undefined);
}
