/** `SetDefaults_RoleBinding`, `SetDefaults_Subject` of `pkg/apis/rbac/v1/defaults.go`. */
import type { RoleBinding } from '../../../../kube/api/rbac/v1';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** Fills the API groups of the role and of users and groups. */
export function setRoleBindingDefaults(binding: RoleBinding): void {
  binding.roleRef ??= { apiGroup: '', kind: '', name: '' };
  binding.roleRef.apiGroup ||= RBAC_GROUP;
  for (const subject of binding.subjects ?? []) {
    if (subject.apiGroup) continue;
    if (subject.kind === 'User' || subject.kind === 'Group') subject.apiGroup = RBAC_GROUP;
    else delete subject.apiGroup;
  }
}
