/** The types of `meta/v1`, written by `npm run types`. */

/** `meta/v1.Condition`. */
export interface Condition {
  type: string;
  status: string;
  observedGeneration?: number;
  lastTransitionTime: string;
  reason: string;
  message: string;
}

/** `meta/v1.DeleteOptions`. */
export interface DeleteOptions {
  kind?: string;
  apiVersion?: string;
  gracePeriodSeconds?: number;
  preconditions?: Preconditions;
  orphanDependents?: boolean;
  propagationPolicy?: string;
  dryRun?: string[];
}

/** `meta/v1.Preconditions`. */
export interface Preconditions {
  uid?: string;
  resourceVersion?: string;
}
