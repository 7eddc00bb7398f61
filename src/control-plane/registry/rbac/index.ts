/** The kinds of `rbac.authorization.k8s.io`. */

import type { Strategy } from '../strategy';
import { clusterRoleStrategy } from './clusterrole/strategy';
import { clusterRoleBindingStrategy } from './clusterrolebinding/strategy';
import { roleStrategy } from './role/strategy';
import { roleBindingStrategy } from './rolebinding/strategy';

/** Strategies by resource. */
export const rbacStrategies: Record<string, Strategy> = {
  'clusterrolebindings.rbac.authorization.k8s.io': clusterRoleBindingStrategy,
  'clusterroles.rbac.authorization.k8s.io': clusterRoleStrategy,
  'rolebindings.rbac.authorization.k8s.io': roleBindingStrategy,
  'roles.rbac.authorization.k8s.io': roleStrategy,
};
