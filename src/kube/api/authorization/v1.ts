/** The types of `authorization/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `authorization/v1.LocalSubjectAccessReview`. */
export interface LocalSubjectAccessReview extends KubeObject {
  spec: SubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}

/** `authorization/v1.NonResourceAttributes`. */
export interface NonResourceAttributes {
  path?: string;
  verb?: string;
}

/** `authorization/v1.NonResourceRule`. */
export interface NonResourceRule {
  verbs: string[];
  nonResourceURLs?: string[];
}

/** `authorization/v1.ResourceAttributes`. */
export interface ResourceAttributes {
  namespace?: string;
  verb?: string;
  group?: string;
  version?: string;
  resource?: string;
  subresource?: string;
  name?: string;
}

/** `authorization/v1.ResourceRule`. */
export interface ResourceRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
}

/** `authorization/v1.SelfSubjectAccessReview`. */
export interface SelfSubjectAccessReview extends KubeObject {
  spec: SelfSubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}

/** `authorization/v1.SelfSubjectAccessReviewSpec`. */
export interface SelfSubjectAccessReviewSpec {
  resourceAttributes?: ResourceAttributes;
  nonResourceAttributes?: NonResourceAttributes;
}

/** `authorization/v1.SelfSubjectRulesReview`. */
export interface SelfSubjectRulesReview extends KubeObject {
  spec: SelfSubjectRulesReviewSpec;
  status?: SubjectRulesReviewStatus;
}

/** `authorization/v1.SelfSubjectRulesReviewSpec`. */
export interface SelfSubjectRulesReviewSpec {
  namespace?: string;
}

/** `authorization/v1.SubjectAccessReview`. */
export interface SubjectAccessReview extends KubeObject {
  spec: SubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}

/** `authorization/v1.SubjectAccessReviewSpec`. */
export interface SubjectAccessReviewSpec {
  resourceAttributes?: ResourceAttributes;
  nonResourceAttributes?: NonResourceAttributes;
  user?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
  uid?: string;
}

/** `authorization/v1.SubjectAccessReviewStatus`. */
export interface SubjectAccessReviewStatus {
  allowed: boolean;
  denied?: boolean;
  reason?: string;
  evaluationError?: string;
}

/** `authorization/v1.SubjectRulesReviewStatus`. */
export interface SubjectRulesReviewStatus {
  resourceRules: ResourceRule[];
  nonResourceRules: NonResourceRule[];
  incomplete: boolean;
  evaluationError?: string;
}
