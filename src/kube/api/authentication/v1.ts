/** The types of `authentication/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `authentication/v1.BoundObjectReference`. */
export interface BoundObjectReference {
  kind?: string;
  apiVersion?: string;
  name?: string;
  uid?: string;
}

/** `authentication/v1.SelfSubjectReview`. */
export interface SelfSubjectReview extends KubeObject {
  status?: SelfSubjectReviewStatus;
}

/** `authentication/v1.SelfSubjectReviewStatus`. */
export interface SelfSubjectReviewStatus {
  userInfo?: UserInfo;
}

/** `authentication/v1.TokenRequest`. */
export interface TokenRequest extends KubeObject {
  spec: TokenRequestSpec;
  status?: TokenRequestStatus;
}

/** `authentication/v1.TokenRequestSpec`. */
export interface TokenRequestSpec {
  audiences: string[];
  expirationSeconds: number | null;
  boundObjectRef: BoundObjectReference | null;
}

/** `authentication/v1.TokenRequestStatus`. */
export interface TokenRequestStatus {
  token: string;
  expirationTimestamp: string;
}

/** `authentication/v1.TokenReview`. */
export interface TokenReview extends KubeObject {
  spec: TokenReviewSpec;
  status?: TokenReviewStatus;
}

/** `authentication/v1.TokenReviewSpec`. */
export interface TokenReviewSpec {
  token?: string;
  audiences?: string[];
}

/** `authentication/v1.TokenReviewStatus`. */
export interface TokenReviewStatus {
  authenticated?: boolean;
  user?: UserInfo;
  audiences?: string[];
  error?: string;
}

/** `authentication/v1.UserInfo`. */
export interface UserInfo {
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}
