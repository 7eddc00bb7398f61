/** The types of `certificates/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `certificates/v1.CertificateSigningRequest`. */
export interface CertificateSigningRequest extends KubeObject {
  spec: CertificateSigningRequestSpec;
  status?: CertificateSigningRequestStatus;
}

/** `certificates/v1.CertificateSigningRequestCondition`. */
export interface CertificateSigningRequestCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastUpdateTime?: string | null;
  lastTransitionTime?: string | null;
}

/** `certificates/v1.CertificateSigningRequestSpec`. */
export interface CertificateSigningRequestSpec {
  request: string;
  signerName: string;
  expirationSeconds?: number;
  usages?: string[];
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

/** `certificates/v1.CertificateSigningRequestStatus`. */
export interface CertificateSigningRequestStatus {
  conditions?: CertificateSigningRequestCondition[];
  certificate?: string;
}
