/** How many finished Jobs of a CronJob are kept: `cleanupFinishedJobs`. */
import type { Job } from '../../../kube/api/batch/v1';
import { type CronJobSync, finishState, withoutActive } from './active-jobs';

/** Deletes the oldest finished Jobs beyond the history limits. */
export function cleanupFinishedJobs(sync: CronJobSync): void {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = sync.cronJob.spec;
  removeOldest(sync, 'Complete', successfulJobsHistoryLimit);
  removeOldest(sync, 'Failed', failedJobsHistoryLimit);
}

function removeOldest(sync: CronJobSync, state: 'Complete' | 'Failed', limit: number | undefined): void {
  const jobs = sync.jobs.filter((job) => finishState(job) === state && !job.metadata.deletionTimestamp);
  if (limit === undefined || jobs.length <= limit) return;
  for (const { metadata } of jobs.sort(byStartTime).slice(0, jobs.length - limit)) {
    const { namespace, name, uid } = metadata;
    sync.ctx.client.kind('jobs.batch').delete(namespace, name, { propagationPolicy: 'Background' });
    withoutActive(sync, uid);
    sync.jobs = sync.jobs.filter((job) => job.metadata.uid !== uid);
    sync.event('Normal', 'SuccessfulDelete', `Deleted job ${name}`);
  }
}

function byStartTime(a: Job, b: Job): number {
  const [timeA, timeB] = [a.status?.startTime ?? '', b.status?.startTime ?? ''];
  if (timeA !== timeB) return timeA < timeB ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
