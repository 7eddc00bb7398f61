/** Role bindings: `pkg/registry/rbac/rolebinding`. */
import type { RoleBinding } from '../../../../kube/api/rbac/v1';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import type { Strategy } from '../../strategy';
import { roleBindingColumns } from './columns';
import { setRoleBindingDefaults } from './defaults';
import { validateRoleBinding, validateRoleBindingUpdate } from './validation';

/** A binding gives the subjects of one namespace a role. */
export const roleBindingStrategy: Strategy<RoleBinding> = {
  setDefaults: setRoleBindingDefaults,
  validate: (binding) => validateRoleBinding(binding, true),
  validateUpdate: (binding, old) => validateRoleBindingUpdate(binding, old, true),
  validateName: isValidPathSegmentName,
  columns: roleBindingColumns,
};
