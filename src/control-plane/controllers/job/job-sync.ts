/** What one sync of a Job knows and finds out: `syncJobCtx`. */
import type { Job, JobCondition, JobStatus } from '../../../kube/api/batch/v1';
import type { Pod } from '../../../kube/api/core/v1';
import type { ControllerContext } from '../../client/controller';
import { indexOf, parseIndexes } from './indexes';
import { isActive, isFailed, isIndexed, isTracked } from './job-pods';
import { judge } from './pod-failure-policy';

/** One sync. The status changes as it goes; `job` is as it was read. */
export interface JobSync {
  ctx: ControllerContext;
  job: Job;
  status: JobStatus;
  pods: Pod[];
  active: Pod[];
  /** Pods that were found to have ended but not yet added up. */
  uncounted: { succeeded: Set<string>; failed: Set<string> };
  /** Of an indexed Job: the indexes that were done before, and those that are now. */
  previousIndexes: Set<number>;
  succeededIndexes: Set<number>;
  succeeded: number;
  failed: number;
  finished?: JobCondition;
}

/** Counts what is there. */
export function newSync(ctx: ControllerContext, job: Job, pods: Pod[]): JobSync {
  const status: JobStatus = { ...job.status };
  status.uncountedTerminatedPods = { ...status.uncountedTerminatedPods };
  const uncounted = {
    succeeded: new Set(status.uncountedTerminatedPods.succeeded),
    failed: new Set(status.uncountedTerminatedPods.failed),
  };
  const completions = job.spec.completions ?? 0;
  const fresh = pods.filter((pod) => isTracked(pod) && isNew(pod, uncounted) && hasValidIndex(job, pod));
  const succeeded = fresh.filter((pod) => pod.status?.phase === 'Succeeded').length;
  const failed = fresh.filter((pod) => isFailed(pod) && judge(job, pod).counts).length;
  const previousIndexes = parseIndexes(status.completedIndexes, completions);
  const sync: JobSync = {
    ctx,
    job,
    status,
    pods,
    active: pods.filter(isActive),
    uncounted,
    previousIndexes,
    succeededIndexes: new Set(previousIndexes),
    succeeded: (status.succeeded ?? 0) + succeeded + uncounted.succeeded.size,
    failed: (status.failed ?? 0) + failed + uncounted.failed.size,
  };
  if (isIndexed(job)) countIndexes(sync);
  return sync;
}

function isNew({ metadata }: Pod, { succeeded, failed }: JobSync['uncounted']): boolean {
  return !succeeded.has(metadata.uid ?? '') && !failed.has(metadata.uid ?? '');
}

/** Whether a pod of an indexed Job works on one of its indexes. */
export function hasValidIndex(job: Job, pod: Pod): boolean {
  if (!isIndexed(job)) return true;
  const index = indexOf(pod);
  return index !== undefined && index < (job.spec.completions ?? 0);
}

function countIndexes(sync: JobSync): void {
  for (const pod of sync.pods)
    if (pod.status?.phase === 'Succeeded' && isTracked(pod) && hasValidIndex(sync.job, pod))
      sync.succeededIndexes.add(indexOf(pod) as number);
  sync.succeeded = sync.succeededIndexes.size;
}
