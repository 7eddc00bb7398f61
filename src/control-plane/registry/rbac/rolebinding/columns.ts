/** Columns of `kubectl get rolebindings` and `clusterrolebindings`: `printRoleBinding`. */
import type { RoleBinding, Subject } from '../../../../kube/api/rbac/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

function subjectsText({ subjects }: RoleBinding, kind: string, text: (subject: Subject) => string): string {
  return (subjects ?? [])
    .filter((subject) => subject.kind === kind)
    .map(text)
    .join(', ');
}

/** Columns of a RoleBinding, and of a ClusterRoleBinding. */
export const roleBindingColumns: Column<RoleBinding>[] = [
  nameColumn,
  { name: 'Role', cell: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}` },
  ageColumn,
  { name: 'Users', priority: 1, cell: (binding) => subjectsText(binding, 'User', ({ name }) => name) },
  { name: 'Groups', priority: 1, cell: (binding) => subjectsText(binding, 'Group', ({ name }) => name) },
  {
    name: 'ServiceAccounts',
    priority: 1,
    cell: (binding) => subjectsText(binding, 'ServiceAccount', ({ namespace, name }) => `${namespace ?? ''}/${name}`),
  },
];
