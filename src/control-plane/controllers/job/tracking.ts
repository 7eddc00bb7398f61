/**
 * Counting ended pods exactly once: first their uids are written down, then they lose their finalizer, then the
 * counters go up (`trackJobStatusAndRemoveFinalizers`).
 */
import type { Job, JobStatus } from '../../../kube/api/batch/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { ensureCondition, newCondition } from './conditions';
import { formatIndexes, indexOf } from './indexes';
import { isFailed, isIndexed, isTracked, untracked } from './job-pods';
import { hasValidIndex, type JobSync } from './job-sync';
import { judge } from './pod-failure-policy';

const MOST_UNCOUNTED = 500;

/** Writes the status as often as it takes. Says whether the Job has finished with it. */
export function trackJobStatus(sync: JobSync, dirty: boolean): { job: Job; finished: boolean } {
  const { status } = sync;
  const tracked = new Set(sync.pods.filter(isTracked).map(uidOf));
  let changed = addUp(status, tracked) || dirty;
  const { released, full } = collect(sync);
  changed ||= released.length > 0;
  if (isIndexed(sync.job)) changed = setIndexes(sync) || changed;
  if (sync.finished?.type === 'FailureTarget') {
    status.conditions = [...(status.conditions ?? []), sync.finished];
    const { reason = '', message = '' } = sync.finished;
    sync.finished = newCondition('Failed', 'True', reason, message, sync.ctx.now());
    changed = true;
  }
  let { job } = sync;
  if (changed) job = write(sync, job);
  for (const pod of released) {
    sync.ctx.client.kind('pods').update(untracked(pod));
    tracked.delete(uidOf(pod));
  }
  changed = addUp(status, tracked);
  const finished = !full && finish(sync);
  if (changed || finished) job = write(sync, job);
  return { job, finished };
}

const uidOf = ({ metadata }: Pod): string => metadata.uid ?? '';

/** Notes every ended pod that is not noted yet; gives the pods that may lose their finalizer. */
function collect(sync: JobSync): { released: Pod[]; full: boolean } {
  const { job, status, uncounted } = sync;
  const noted = status.uncountedTerminatedPods ?? {};
  const released: Pod[] = [];
  const inOrder = isIndexed(job) ? [...sync.pods].sort((a, b) => (indexOf(a) ?? -1) - (indexOf(b) ?? -1)) : sync.pods;
  for (const pod of inOrder) {
    const failed = isFailed(pod);
    const over = failed || pod.status?.phase === 'Succeeded' || sync.finished || job.metadata.deletionTimestamp;
    if (!isTracked(pod) || !over) continue;
    released.push(pod);
    const known = uncounted.failed.has(uidOf(pod)) || uncounted.succeeded.has(uidOf(pod));
    if (known || !hasValidIndex(job, pod)) continue;
    if (pod.status?.phase === 'Succeeded') {
      // Of an indexed Job the index says enough.
      if (!isIndexed(job)) noted.succeeded = [...(noted.succeeded ?? []), uidOf(pod)];
    } else if ((failed || sync.finished) && judge(job, pod).counts)
      noted.failed = [...(noted.failed ?? []), uidOf(pod)];
    if (released.length >= MOST_UNCOUNTED) return { released, full: true };
  }
  return { released, full: false };
}

/** Adds the noted pods that have lost their finalizer to the counters. */
function addUp(status: JobStatus, tracked: ReadonlySet<string>): boolean {
  const noted = status.uncountedTerminatedPods ?? {};
  let changed = false;
  for (const field of ['succeeded', 'failed'] as const) {
    const uids = noted[field] ?? [];
    const left = uids.filter((uid) => tracked.has(uid));
    if (left.length === uids.length) continue;
    status[field] = (status[field] ?? 0) + uids.length - left.length;
    status.uncountedTerminatedPods = { ...status.uncountedTerminatedPods, [field]: left };
    if (left.length === 0) delete status.uncountedTerminatedPods[field];
    changed = true;
  }
  return changed;
}

function setIndexes({ status, succeededIndexes }: JobSync): boolean {
  const text = formatIndexes(succeededIndexes);
  const changed = text !== (status.completedIndexes ?? '');
  if (text) status.completedIndexes = text;
  else delete status.completedIndexes;
  if (succeededIndexes.size > 0) status.succeeded = succeededIndexes.size;
  else delete status.succeeded;
  return changed;
}

/** `enactJobFinished` */
function finish({ ctx, status, finished }: JobSync): boolean {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
  if (!finished || succeeded.length + failed.length > 0) return false;
  const { type, reason = '', message = '' } = finished;
  const condition = newCondition(type, 'True', reason, message, ctx.now());
  status.conditions = ensureCondition(status.conditions ?? [], condition);
  if (type === 'Complete') status.completionTime = finished.lastTransitionTime ?? undefined;
  return true;
}

function write({ ctx, status }: JobSync, job: Job): Job {
  return ctx.client.kind('jobs.batch').updateStatus({ ...job, status });
}
