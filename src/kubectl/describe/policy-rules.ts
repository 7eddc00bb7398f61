/** Policy rules taken apart and put together again by resource: `k8s.io/kubectl/pkg/util/rbac`. */

import { compareStrings } from '../../go/fmt/value';
import type { PolicyRule } from '../../kube/api/rbac/v1';

/** A rule about at most one resource, with all its lists there. */
export type SimpleRule = Required<PolicyRule>;

/** One rule for each resource, or each URL and verb, in the order kubectl describes them. */
export function compactRules(rules: readonly PolicyRule[]): SimpleRule[] {
  const compacted = new Map<string, SimpleRule>();
  for (const rule of rules.flatMap(breakdown)) {
    const { apiGroups, resources, resourceNames, nonResourceURLs, verbs } = rule;
    // Rules about URLs are not put together.
    const key = JSON.stringify([
      apiGroups,
      resources,
      resourceNames,
      nonResourceURLs,
      ...nonResourceURLs.map(() => verbs),
    ]);
    const known = compacted.get(key);
    if (!known) compacted.set(key, rule);
    else for (const verb of verbs) if (!known.verbs.includes(verb)) known.verbs.push(verb);
  }
  return [...compacted.values()].sort((a, b) => compareStrings(sortText(a), sortText(b)));
}

function breakdown({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }: PolicyRule): SimpleRule[] {
  const simple: SimpleRule[] = [];
  const none = { apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: [] };
  const names = resourceNames?.length ? resourceNames.map((name) => [name]) : [[]];
  for (const group of apiGroups ?? [])
    for (const resource of resources ?? [])
      for (const verb of verbs)
        for (const resourceNames of names)
          simple.push({ ...none, apiGroups: [group], resources: [resource], resourceNames, verbs: [verb] });
  for (const url of nonResourceURLs ?? [])
    for (const verb of verbs) simple.push({ ...none, nonResourceURLs: [url], verbs: [verb] });
  return simple;
}

/** `PolicyRule.String`, by which rules are sorted: verbs come first. */
function sortText({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: SimpleRule): string {
  const lists = [verbs, apiGroups, resources, resourceNames, nonResourceURLs].map((list) => `[${list.join(' ')}]`);
  const names = ['Verbs', 'APIGroups', 'Resources', 'ResourceNames', 'NonResourceURLs'];
  return names.map((name, i) => `${name}:${lists[i]},`).join('');
}
