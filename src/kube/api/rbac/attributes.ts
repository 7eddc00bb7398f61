/** What RBAC rules say of requests. */
import type { PolicyRule } from './v1';

/** What somebody wants to do: something with a resource, or with a path of the server. */
export type Attributes = { verb: string; namespace?: string } & (
  | { path: string }
  | { path?: undefined; group: string; resource: string; subresource?: string; name?: string }
);

/** Whether a rule allows it (`rbac.RuleAllows`). */
export function allows(rule: PolicyRule, attributes: Attributes): boolean {
  const { verb } = attributes;
  if (!has(rule.verbs, '*') && !has(rule.verbs, verb)) return false;
  if (attributes.path !== undefined) return (rule.nonResourceURLs ?? []).some((url) => covers(url, attributes.path));
  const { group, resource, subresource, name } = attributes;
  if (!has(rule.apiGroups, '*') && !has(rule.apiGroups, group)) return false;
  const names = rule.resourceNames ?? [];
  return (
    hasResource(rule, resource, subresource) && (names.length === 0 || (name !== undefined && names.includes(name)))
  );
}

function has(values: readonly string[] | undefined, value: string): boolean {
  return values?.includes(value) ?? false;
}

function hasResource({ resources }: PolicyRule, resource: string, subresource: string | undefined): boolean {
  const combined = subresource ? `${resource}/${subresource}` : resource;
  return has(resources, '*') || has(resources, combined) || (!!subresource && has(resources, `*/${subresource}`));
}

function covers(url: string, path: string): boolean {
  return url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.replace(/\*+$/, '')));
}
