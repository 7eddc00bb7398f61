/** Cluster roles: `pkg/registry/rbac/clusterrole`. */
import type { ClusterRole } from '../../../../kube/api/rbac/v1';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import type { Strategy } from '../../strategy';
import { validateClusterRole } from '../role/validation';

/** Cluster roles have the default columns, and nearly any name will do. */
export const clusterRoleStrategy: Strategy<ClusterRole> = {
  setDefaults(role) {
    role.rules ??= null;
  },
  validate: validateClusterRole,
  validateName: isValidPathSegmentName,
};
