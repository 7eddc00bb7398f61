/** The types of `admissionregistration/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';

/** `v1.FailurePolicyType`. */
export type FailurePolicyType = 'Fail' | 'Ignore';

/** `admissionregistration/v1.MatchCondition`. */
export interface MatchCondition {
  name: string;
  expression: string;
}

/** `v1.MatchPolicyType`. */
export type MatchPolicyType = 'Equivalent' | 'Exact';

/** `admissionregistration/v1.MutatingWebhook`. */
export interface MutatingWebhook {
  name: string;
  clientConfig: WebhookClientConfig;
  rules?: RuleWithOperations[];
  failurePolicy?: FailurePolicyType;
  matchPolicy?: MatchPolicyType;
  namespaceSelector?: LabelSelector;
  objectSelector?: LabelSelector;
  sideEffects: SideEffectClass;
  timeoutSeconds?: number;
  admissionReviewVersions: string[];
  reinvocationPolicy?: ReinvocationPolicyType;
  matchConditions?: MatchCondition[];
}

/** `admissionregistration/v1.MutatingWebhookConfiguration`. */
export interface MutatingWebhookConfiguration extends KubeObject {
  webhooks?: MutatingWebhook[];
}

/** `v1.ReinvocationPolicyType`. */
export type ReinvocationPolicyType = 'IfNeeded' | 'Never';

/** `admissionregistration/v1.RuleWithOperations`. */
export interface RuleWithOperations {
  operations?: string[];
  apiGroups?: string[];
  apiVersions?: string[];
  resources?: string[];
  scope?: string;
}

/** `admissionregistration/v1.ServiceReference`. */
export interface ServiceReference {
  namespace: string;
  name: string;
  path?: string;
  port?: number;
}

/** `v1.SideEffectClass`. */
export type SideEffectClass = 'None' | 'NoneOnDryRun' | 'Some' | 'Unknown';

/** `admissionregistration/v1.ValidatingWebhook`. */
export interface ValidatingWebhook {
  name: string;
  clientConfig: WebhookClientConfig;
  rules?: RuleWithOperations[];
  failurePolicy?: FailurePolicyType;
  matchPolicy?: MatchPolicyType;
  namespaceSelector?: LabelSelector;
  objectSelector?: LabelSelector;
  sideEffects: SideEffectClass;
  timeoutSeconds?: number;
  admissionReviewVersions: string[];
  matchConditions?: MatchCondition[];
}

/** `admissionregistration/v1.ValidatingWebhookConfiguration`. */
export interface ValidatingWebhookConfiguration extends KubeObject {
  webhooks?: ValidatingWebhook[];
}

/** `admissionregistration/v1.WebhookClientConfig`. */
export interface WebhookClientConfig {
  url?: string;
  service?: ServiceReference;
  caBundle?: string;
}
