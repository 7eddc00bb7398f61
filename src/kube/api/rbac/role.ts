import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';

/** `rbac.authorization.k8s.io/v1` PolicyRule. */
export interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** `rbac.authorization.k8s.io/v1` Role. */
export interface Role extends KubeObject {
  rules: PolicyRule[] | null;
}

/** `rbac.authorization.k8s.io/v1` ClusterRole. */
export interface ClusterRole extends KubeObject {
  rules: PolicyRule[] | null;
  aggregationRule?: { clusterRoleSelectors?: LabelSelector[] };
}
