/** The types of `flowcontrol/v1beta3`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `flowcontrol/v1beta3.ExemptPriorityLevelConfiguration`. */
export interface ExemptPriorityLevelConfiguration {
  nominalConcurrencyShares?: number;
  lendablePercent?: number;
}

/** `flowcontrol/v1beta3.FlowDistinguisherMethod`. */
export interface FlowDistinguisherMethod {
  type: string;
}

/** `flowcontrol/v1beta3.FlowSchema`. */
export interface FlowSchema extends KubeObject {
  spec: FlowSchemaSpec;
  status?: FlowSchemaStatus;
}

/** `flowcontrol/v1beta3.FlowSchemaCondition`. */
export interface FlowSchemaCondition {
  type?: string;
  status?: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `flowcontrol/v1beta3.FlowSchemaSpec`. */
export interface FlowSchemaSpec {
  priorityLevelConfiguration: PriorityLevelConfigurationReference;
  matchingPrecedence: number;
  distinguisherMethod?: FlowDistinguisherMethod;
  rules?: PolicyRulesWithSubjects[];
}

/** `flowcontrol/v1beta3.FlowSchemaStatus`. */
export interface FlowSchemaStatus {
  conditions?: FlowSchemaCondition[];
}

/** `flowcontrol/v1beta3.GroupSubject`. */
export interface GroupSubject {
  name: string;
}

/** `flowcontrol/v1beta3.LimitResponse`. */
export interface LimitResponse {
  type: string;
  queuing?: QueuingConfiguration;
}

/** `flowcontrol/v1beta3.LimitedPriorityLevelConfiguration`. */
export interface LimitedPriorityLevelConfiguration {
  nominalConcurrencyShares: number;
  limitResponse?: LimitResponse;
  lendablePercent?: number;
  borrowingLimitPercent?: number;
}

/** `flowcontrol/v1beta3.NonResourcePolicyRule`. */
export interface NonResourcePolicyRule {
  verbs: string[];
  nonResourceURLs: string[];
}

/** `flowcontrol/v1beta3.PolicyRulesWithSubjects`. */
export interface PolicyRulesWithSubjects {
  subjects: Subject[];
  resourceRules?: ResourcePolicyRule[];
  nonResourceRules?: NonResourcePolicyRule[];
}

/** `flowcontrol/v1beta3.PriorityLevelConfiguration`. */
export interface PriorityLevelConfiguration extends KubeObject {
  spec: PriorityLevelConfigurationSpec;
  status?: PriorityLevelConfigurationStatus;
}

/** `flowcontrol/v1beta3.PriorityLevelConfigurationCondition`. */
export interface PriorityLevelConfigurationCondition {
  type?: string;
  status?: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `flowcontrol/v1beta3.PriorityLevelConfigurationReference`. */
export interface PriorityLevelConfigurationReference {
  name: string;
}

/** `flowcontrol/v1beta3.PriorityLevelConfigurationSpec`. */
export interface PriorityLevelConfigurationSpec {
  type: string;
  limited?: LimitedPriorityLevelConfiguration;
  exempt?: ExemptPriorityLevelConfiguration;
}

/** `flowcontrol/v1beta3.PriorityLevelConfigurationStatus`. */
export interface PriorityLevelConfigurationStatus {
  conditions?: PriorityLevelConfigurationCondition[];
}

/** `flowcontrol/v1beta3.QueuingConfiguration`. */
export interface QueuingConfiguration {
  queues: number;
  handSize: number;
  queueLengthLimit: number;
}

/** `flowcontrol/v1beta3.ResourcePolicyRule`. */
export interface ResourcePolicyRule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  clusterScope?: boolean;
  namespaces: string[] | null;
}

/** `flowcontrol/v1beta3.ServiceAccountSubject`. */
export interface ServiceAccountSubject {
  namespace: string;
  name: string;
}

/** `flowcontrol/v1beta3.Subject`. */
export interface Subject {
  kind: string;
  user?: UserSubject;
  group?: GroupSubject;
  serviceAccount?: ServiceAccountSubject;
}

/** `flowcontrol/v1beta3.UserSubject`. */
export interface UserSubject {
  name: string;
}
