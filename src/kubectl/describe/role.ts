/** Roles and ClusterRoles. */
import type { ClusterRole, Role } from '../../kube/api/rbac/v1';
import type { Description } from './description';
import { describeClusterMetadata } from './metadata';
import { compactRules } from './policy-rules';

/** `RoleDescriber` and `ClusterRoleDescriber`: without events. */
export function describeRole(page: Description, role: Role | ClusterRole): void {
  describeClusterMetadata(page, role);
  page.line('PolicyRule:');
  const table = page.indented();
  table.row('Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs');
  table.row('---------', '-----------------', '--------------', '-----');
  for (const { resources, apiGroups, nonResourceURLs, resourceNames, verbs } of compactRules(role.rules ?? []))
    table.row(
      resourceText(resources[0], apiGroups[0]),
      listText(nonResourceURLs),
      listText(resourceNames),
      listText(verbs),
    );
}

function listText(words: readonly string[]): string {
  return `[${words.join(' ')}]`;
}

/** `deployments.apps/scale`. */
function resourceText(resource: string | undefined, group: string | undefined): string {
  if (resource === undefined) return '';
  const [name = '', ...subresource] = resource.split('/');
  return [group ? `${name}.${group}` : name, ...(subresource.length > 0 ? [subresource.join('/')] : [])].join('/');
}
