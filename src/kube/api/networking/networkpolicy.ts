import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';

/** `networking.k8s.io/v1` NetworkPolicyPort. */
export interface NetworkPolicyPort {
  protocol?: string;
  port?: number | string;
  endPort?: number;
}

/** `networking.k8s.io/v1` NetworkPolicyPeer. */
export interface NetworkPolicyPeer {
  podSelector?: LabelSelector;
  namespaceSelector?: LabelSelector;
  ipBlock?: { cidr: string; except?: string[] };
}

/** `networking.k8s.io/v1` NetworkPolicy. */
export interface NetworkPolicy extends KubeObject {
  spec?: {
    podSelector: LabelSelector;
    ingress?: { ports?: NetworkPolicyPort[]; from?: NetworkPolicyPeer[] }[];
    egress?: { ports?: NetworkPolicyPort[]; to?: NetworkPolicyPeer[] }[];
    policyTypes?: string[];
  };
}
