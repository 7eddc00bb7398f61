/** The types of `networking/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { IntOrString } from '../../meta/intstr';
import type { KubeObject } from '../../meta/meta';
import type { TypedLocalObjectReference } from '../core/v1';

/** `networking/v1.HTTPIngressPath`. */
export interface HTTPIngressPath {
  path?: string;
  pathType: PathType;
  backend: IngressBackend;
}

/** `networking/v1.HTTPIngressRuleValue`. */
export interface HTTPIngressRuleValue {
  paths: HTTPIngressPath[] | null;
}

/** `networking/v1.IPBlock`. */
export interface IPBlock {
  cidr: string;
  except?: string[];
}

/** `networking/v1.Ingress`. */
export interface Ingress extends KubeObject {
  spec: IngressSpec;
  status?: IngressStatus;
}

/** `networking/v1.IngressBackend`. */
export interface IngressBackend {
  service?: IngressServiceBackend;
  resource?: TypedLocalObjectReference;
}

/** `networking/v1.IngressClass`. */
export interface IngressClass extends KubeObject {
  spec: IngressClassSpec;
}

/** `networking/v1.IngressClassParametersReference`. */
export interface IngressClassParametersReference {
  apiGroup?: string;
  kind: string;
  name: string;
  scope: string | null;
  namespace?: string;
}

/** `networking/v1.IngressClassSpec`. */
export interface IngressClassSpec {
  controller?: string;
  parameters?: IngressClassParametersReference;
}

/** `networking/v1.IngressLoadBalancerIngress`. */
export interface IngressLoadBalancerIngress {
  ip?: string;
  hostname?: string;
  ports?: IngressPortStatus[];
}

/** `networking/v1.IngressLoadBalancerStatus`. */
export interface IngressLoadBalancerStatus {
  ingress?: IngressLoadBalancerIngress[];
}

/** `networking/v1.IngressPortStatus`. */
export interface IngressPortStatus {
  port: number;
  protocol: Protocol;
  error?: string;
}

/** `networking/v1.IngressRule`. */
export interface IngressRule {
  host?: string;
  http?: HTTPIngressRuleValue;
}

/** `networking/v1.IngressServiceBackend`. */
export interface IngressServiceBackend {
  name: string;
  port?: ServiceBackendPort;
}

/** `networking/v1.IngressSpec`. */
export interface IngressSpec {
  ingressClassName?: string;
  defaultBackend?: IngressBackend;
  tls?: IngressTLS[];
  rules?: IngressRule[];
}

/** `networking/v1.IngressStatus`. */
export interface IngressStatus {
  loadBalancer?: IngressLoadBalancerStatus;
}

/** `networking/v1.IngressTLS`. */
export interface IngressTLS {
  hosts?: string[];
  secretName?: string;
}

/** `networking/v1.NetworkPolicy`. */
export interface NetworkPolicy extends KubeObject {
  spec: NetworkPolicySpec;
}

/** `networking/v1.NetworkPolicyEgressRule`. */
export interface NetworkPolicyEgressRule {
  ports?: NetworkPolicyPort[];
  to?: NetworkPolicyPeer[];
}

/** `networking/v1.NetworkPolicyIngressRule`. */
export interface NetworkPolicyIngressRule {
  ports?: NetworkPolicyPort[];
  from?: NetworkPolicyPeer[];
}

/** `networking/v1.NetworkPolicyPeer`. */
export interface NetworkPolicyPeer {
  podSelector?: LabelSelector;
  namespaceSelector?: LabelSelector;
  ipBlock?: IPBlock;
}

/** `networking/v1.NetworkPolicyPort`. */
export interface NetworkPolicyPort {
  protocol?: Protocol;
  port?: IntOrString;
  endPort?: number;
}

/** `networking/v1.NetworkPolicySpec`. */
export interface NetworkPolicySpec {
  podSelector: LabelSelector;
  ingress?: NetworkPolicyIngressRule[];
  egress?: NetworkPolicyEgressRule[];
  policyTypes?: string[];
}

/** `v1.PathType`. */
export type PathType = 'Exact' | 'ImplementationSpecific' | 'Prefix';

/** `v1.Protocol`. */
export type Protocol = 'SCTP' | 'TCP' | 'UDP';

/** `networking/v1.ServiceBackendPort`. */
export interface ServiceBackendPort {
  name?: string;
  number?: number;
}
