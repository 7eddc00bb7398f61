/** The types of `batch/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject, ObjectMeta } from '../../meta/meta';
import type { ObjectReference, PodTemplateSpec } from '../core/v1';

/** `v1.CompletionMode`. */
export type CompletionMode = 'Indexed' | 'NonIndexed';

/** `v1.ConcurrencyPolicy`. */
export type ConcurrencyPolicy = 'Allow' | 'Forbid' | 'Replace';

/** `batch/v1.CronJob`. */
export interface CronJob extends KubeObject {
  spec: CronJobSpec;
  status?: CronJobStatus;
}

/** `batch/v1.CronJobSpec`. */
export interface CronJobSpec {
  schedule: string;
  timeZone?: string;
  startingDeadlineSeconds?: number;
  concurrencyPolicy?: ConcurrencyPolicy;
  suspend?: boolean;
  jobTemplate: JobTemplateSpec;
  successfulJobsHistoryLimit?: number;
  failedJobsHistoryLimit?: number;
}

/** `batch/v1.CronJobStatus`. */
export interface CronJobStatus {
  active?: ObjectReference[];
  lastScheduleTime?: string;
  lastSuccessfulTime?: string;
}

/** `batch/v1.Job`. */
export interface Job extends KubeObject {
  spec: JobSpec;
  status?: JobStatus;
}

/** `batch/v1.JobCondition`. */
export interface JobCondition {
  type: string;
  status: string;
  lastProbeTime?: string | null;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `batch/v1.JobSpec`. */
export interface JobSpec {
  parallelism?: number;
  completions?: number;
  activeDeadlineSeconds?: number;
  podFailurePolicy?: PodFailurePolicy;
  backoffLimit?: number;
  backoffLimitPerIndex?: number;
  maxFailedIndexes?: number;
  selector?: LabelSelector;
  manualSelector?: boolean;
  template: PodTemplateSpec;
  ttlSecondsAfterFinished?: number;
  completionMode?: CompletionMode;
  suspend?: boolean;
  podReplacementPolicy?: PodReplacementPolicy;
}

/** `batch/v1.JobStatus`. */
export interface JobStatus {
  conditions?: JobCondition[];
  startTime?: string;
  completionTime?: string;
  active?: number;
  succeeded?: number;
  failed?: number;
  terminating?: number;
  completedIndexes?: string;
  failedIndexes?: string;
  uncountedTerminatedPods?: UncountedTerminatedPods;
  ready?: number;
}

/** `batch/v1.JobTemplateSpec`. */
export interface JobTemplateSpec {
  metadata?: Partial<ObjectMeta>;
  spec: JobSpec;
}

/** `batch/v1.PodFailurePolicy`. */
export interface PodFailurePolicy {
  rules: PodFailurePolicyRule[];
}

/** `v1.PodFailurePolicyAction`. */
export type PodFailurePolicyAction = 'Count' | 'FailIndex' | 'FailJob' | 'Ignore';

/** `v1.PodFailurePolicyOnExitCodesOperator`. */
export type PodFailurePolicyOnExitCodesOperator = 'In' | 'NotIn';

/** `batch/v1.PodFailurePolicyOnExitCodesRequirement`. */
export interface PodFailurePolicyOnExitCodesRequirement {
  containerName?: string;
  operator: PodFailurePolicyOnExitCodesOperator;
  values: number[];
}

/** `batch/v1.PodFailurePolicyOnPodConditionsPattern`. */
export interface PodFailurePolicyOnPodConditionsPattern {
  type: string;
  status: string;
}

/** `batch/v1.PodFailurePolicyRule`. */
export interface PodFailurePolicyRule {
  action: PodFailurePolicyAction;
  onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  onPodConditions?: PodFailurePolicyOnPodConditionsPattern[];
}

/** `v1.PodReplacementPolicy`. */
export type PodReplacementPolicy = 'Failed' | 'TerminatingOrFailed';

/** `batch/v1.UncountedTerminatedPods`. */
export interface UncountedTerminatedPods {
  succeeded?: string[];
  failed?: string[];
}
