/** The types of `rbac/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';

/** `rbac/v1.AggregationRule`. */
export interface AggregationRule {
  clusterRoleSelectors?: LabelSelector[];
}

/** `rbac/v1.ClusterRole`. */
export interface ClusterRole extends KubeObject {
  rules: PolicyRule[] | null;
  aggregationRule?: AggregationRule;
}

/** `rbac/v1.ClusterRoleBinding`. */
export interface ClusterRoleBinding extends KubeObject {
  subjects?: Subject[];
  roleRef: RoleRef;
}

/** `rbac/v1.PolicyRule`. */
export interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** `rbac/v1.Role`. */
export interface Role extends KubeObject {
  rules: PolicyRule[] | null;
}

/** `rbac/v1.RoleBinding`. */
export interface RoleBinding extends KubeObject {
  subjects?: Subject[];
  roleRef: RoleRef;
}

/** `rbac/v1.RoleRef`. */
export interface RoleRef {
  apiGroup: string;
  kind: string;
  name: string;
}

/** `rbac/v1.Subject`. */
export interface Subject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}
