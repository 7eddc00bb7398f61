import type { KubeObject } from '../../meta/meta';

/** `rbac.authorization.k8s.io/v1` Subject. */
export interface Subject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}

/** `rbac.authorization.k8s.io/v1` RoleRef. */
export interface RoleRef {
  apiGroup: string;
  kind: string;
  name: string;
}

/** `rbac.authorization.k8s.io/v1` RoleBinding; ClusterRoleBinding has the same fields. */
export interface RoleBinding extends KubeObject {
  subjects?: Subject[];
  roleRef: RoleRef;
}
