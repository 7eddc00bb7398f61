/** RBAC rules: how a list of them is taken apart and put together again to be shown. */
import { allows } from '../../../kube/api/rbac/attributes';
import type { PolicyRule } from '../../../kube/api/rbac/v1';

/** One rule for every group, resource, name and verb (`BreakdownRule`). */
export function breakdown(rule: PolicyRule): PolicyRule[] {
  const simple: PolicyRule[] = [];
  for (const group of rule.apiGroups ?? [])
    for (const resource of rule.resources ?? [])
      for (const verb of rule.verbs) {
        const one = { verbs: [verb], apiGroups: [group], resources: [resource] };
        if (!rule.resourceNames?.length) simple.push(one);
        else for (const name of rule.resourceNames) simple.push({ ...one, resourceNames: [name] });
      }
  for (const url of rule.nonResourceURLs ?? [])
    for (const verb of rule.verbs) simple.push({ verbs: [verb], nonResourceURLs: [url] });
  return simple;
}

/** Puts rules for the same resource together, with all their verbs; what is about paths stays (`CompactRules`). */
export function compact(rules: readonly PolicyRule[]): PolicyRule[] {
  const paths: PolicyRule[] = [];
  const byResource = new Map<string, PolicyRule>();
  for (const rule of rules) {
    if (rule.nonResourceURLs) {
      paths.push(rule);
      continue;
    }
    const key = JSON.stringify([rule.apiGroups, rule.resources, rule.resourceNames]);
    const known = byResource.get(key);
    if (known) known.verbs.push(...rule.verbs);
    else byResource.set(key, { ...rule, verbs: [...rule.verbs] });
  }
  return [...paths, ...byResource.values()];
}

/** A rule as Go prints the struct, in the form of its protobuf message: what rules are sorted by. */
export function ruleText(rule: PolicyRule): string {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  return `&PolicyRule{Verbs:${list(verbs)},APIGroups:${list(apiGroups)},Resources:${list(resources)},ResourceNames:${list(resourceNames)},NonResourceURLs:${list(nonResourceURLs)},}`;
}

/** A list as Go prints it. */
export function list(values: readonly string[] | undefined): string {
  return `[${(values ?? []).join(' ')}]`;
}

/** The rules of `wanted`, taken apart, that none of `given` covers (`validation.Covers`). */
export function uncovered(given: readonly PolicyRule[], wanted: readonly PolicyRule[]): PolicyRule[] {
  return wanted.flatMap(breakdown).filter((rule) => !given.some((other) => coversRule(other, rule)));
}

function coversRule(
  rule: PolicyRule,
  { verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule,
): boolean {
  const [verb = ''] = verbs;
  if (nonResourceURLs) return allows(rule, { verb, path: nonResourceURLs[0] ?? '' });
  const [resource = '', subresource] = (resources?.[0] ?? '').split('/');
  return allows(rule, { verb, group: apiGroups?.[0] ?? '', resource, subresource, name: resourceNames?.[0] });
}
