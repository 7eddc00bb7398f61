/** RoleBindings and ClusterRoleBindings. */
import type { RoleBinding } from '../../kube/api/rbac/v1';
import type { Description } from './description';
import { describeClusterMetadata } from './metadata';

/** `RoleBindingDescriber` and `ClusterRoleBindingDescriber`: without events. */
export function describeRoleBinding(page: Description, binding: RoleBinding): void {
  describeClusterMetadata(page, binding);
  const inner = page.indented();
  page.line('Role:');
  inner.field('Kind', binding.roleRef.kind);
  inner.field('Name', binding.roleRef.name);
  page.line('Subjects:');
  inner.header('Kind', 'Name', 'Namespace');
  for (const { kind, name, namespace = '' } of binding.subjects ?? []) inner.row(kind, name, namespace);
}
