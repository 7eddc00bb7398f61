/** Cluster role bindings: `pkg/registry/rbac/clusterrolebinding`. */
import type { RoleBinding } from '../../../../kube/api/rbac/v1';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import type { Strategy } from '../../strategy';
import { roleBindingColumns } from '../rolebinding/columns';
import { setRoleBindingDefaults } from '../rolebinding/defaults';
import { validateRoleBinding, validateRoleBindingUpdate } from '../rolebinding/validation';

/** A cluster role binding gives subjects a role everywhere. */
export const clusterRoleBindingStrategy: Strategy<RoleBinding> = {
  setDefaults: setRoleBindingDefaults,
  validate: (binding) => validateRoleBinding(binding, false),
  validateUpdate: (binding, old) => validateRoleBindingUpdate(binding, old, false),
  validateName: isValidPathSegmentName,
  columns: roleBindingColumns,
};
