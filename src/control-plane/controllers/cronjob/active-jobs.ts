/** Which of a CronJob's Jobs are running, and what became of those that were. */
import type { CronJob, CronJobStatus, Job } from '../../../kube/api/batch/v1';
import type { ControllerContext } from '../../client/controller';

/** One sync; the status changes as it goes. */
export interface CronJobSync {
  ctx: ControllerContext;
  cronJob: CronJob;
  status: CronJobStatus;
  jobs: Job[];
  event(type: 'Normal' | 'Warning', reason: string, message: string): void;
}

/** How a Job ended; undefined while it has not. */
export function finishState({ status }: Job): 'Complete' | 'Failed' | undefined {
  const found = status?.conditions?.find((c) => (c.type === 'Complete' || c.type === 'Failed') && c.status === 'True');
  return found?.type as 'Complete' | 'Failed' | undefined;
}

/** Takes a Job off the list of active ones. */
export function withoutActive({ status }: CronJobSync, uid: string | undefined): void {
  const left = status.active?.filter((ref) => ref.uid !== uid) ?? [];
  if (left.length > 0) status.active = left;
  else delete status.active;
}

/** Brings the list of active Jobs and the time of the last success up to date. */
export function noteFinishedJobs(sync: CronJobSync): void {
  for (const job of sync.jobs) noteJob(sync, job);
  const known = new Set(sync.jobs.map(({ metadata }) => metadata.uid));
  for (const { uid, name } of sync.status.active ?? []) {
    if (known.has(uid)) continue;
    sync.event('Normal', 'MissingJob', `Active job went missing: ${name}`);
    withoutActive(sync, uid);
  }
}

function noteJob(sync: CronJobSync, job: Job): void {
  const { status } = sync;
  const { name, uid } = job.metadata;
  const active = status.active?.some((ref) => ref.uid === uid) ?? false;
  const ended = finishState(job);
  if (!active && !ended) {
    sync.event('Warning', 'UnexpectedJob', `Saw a job that the controller did not create or forgot: ${name}`);
  } else if (active && ended) {
    withoutActive(sync, uid);
    sync.event('Normal', 'SawCompletedJob', `Saw completed job: ${name}, status: ${ended}`);
  } else if (ended === 'Complete') {
    const { completionTime } = job.status ?? {};
    if (completionTime && completionTime > (status.lastSuccessfulTime ?? ''))
      status.lastSuccessfulTime = completionTime;
  }
}
