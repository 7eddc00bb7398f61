/** The types of `apiregistration/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `apiregistration/v1.APIService`. */
export interface APIService extends KubeObject {
  spec: APIServiceSpec;
  status?: APIServiceStatus;
}

/** `apiregistration/v1.APIServiceCondition`. */
export interface APIServiceCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `apiregistration/v1.APIServiceSpec`. */
export interface APIServiceSpec {
  service?: ServiceReference;
  group?: string;
  version?: string;
  insecureSkipTLSVerify?: boolean;
  caBundle?: string;
  groupPriorityMinimum: number;
  versionPriority: number;
}

/** `apiregistration/v1.APIServiceStatus`. */
export interface APIServiceStatus {
  conditions?: APIServiceCondition[];
}

/** `apiregistration/v1.ServiceReference`. */
export interface ServiceReference {
  namespace?: string;
  name?: string;
  port?: number;
}
