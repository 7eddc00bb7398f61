/** Roles: `pkg/registry/rbac/role`. */
import type { Role } from '../../../../kube/api/rbac/v1';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import type { Strategy } from '../../strategy';
import { validateRole } from './validation';

/** Roles have the default columns, and nearly any name will do. */
export const roleStrategy: Strategy<Role> = {
  setDefaults(role) {
    role.rules ??= null;
  },
  validate: validateRole,
  validateName: isValidPathSegmentName,
};
