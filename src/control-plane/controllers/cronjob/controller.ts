/** The CronJob controller: starts Jobs by the clock (`pkg/controller/cronjob`). */

import { deepEqual } from '../../../go/json/deep';
import type { Job } from '../../../kube/api/batch/v1';
import { StatusError } from '../../../kube/errors/status-error';
import { controllerOf, formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { byController, type Index } from '../../client/informer';
import { isNamespaceTerminating } from '../../client/pod-control';
import { refusal, retryDelay } from '../../client/retry';
import { type CronJobSync, finishState, noteFinishedJobs, withoutActive } from './active-jobs';
import { cleanupFinishedJobs } from './history';
import { jobFor, jobName } from './job-template';
import { runsOf, runsRepeatUntil } from './missed-runs';
import { parseSchedule, type Schedule } from './schedule';

const SOURCE = { component: 'cronjob-controller' };

export class CronJobController implements Controller {
  readonly name = 'cronjob';
  private readonly jobs: Index<Job>;

  constructor(private readonly ctx: ControllerContext) {
    this.jobs = byController(ctx.client.kind('jobs.batch'));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('cronjobs.batch').watch(({ type, object }) => {
      if (type !== 'DELETED') this.ctx.enqueue(this.name, `${object.metadata.namespace}/${object.metadata.name}`);
    });
    client.kind('jobs.batch').watch(({ object }) => {
      const owner = controllerOf(object);
      if (owner?.kind === 'CronJob') this.ctx.enqueue(this.name, `${object.metadata.namespace}/${owner.name}`);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const cronJob = this.ctx.client.kind('cronjobs.batch').get(namespace, name);
    if (!cronJob) return;
    const sync: CronJobSync = {
      ctx: this.ctx,
      cronJob,
      status: { ...cronJob.status },
      jobs: this.jobs.get(cronJob.metadata.uid ?? ''),
      event: (type, reason, message) => this.ctx.recorder.event(SOURCE, cronJob, type, reason, message),
    };
    try {
      cleanupFinishedJobs(sync);
      noteFinishedJobs(sync);
      if (!cronJob.metadata.deletionTimestamp && !cronJob.spec.suspend) this.run(sync, key);
    } catch (error) {
      refusal(error);
      this.ctx.enqueue(this.name, key, retryDelay(undefined, this.ctx.now()), true);
    } finally {
      this.writeStatus(sync);
    }
  }

  /** Runs are told by the calendar: those of each period must be those of the one before. */
  recursUntil(key: string, from: number, period: number, limit: number): number {
    const [namespace, name = ''] = key.split('/');
    const cronJob = this.ctx.client.kind('cronjobs.batch').get(namespace, name);
    if (!cronJob) return from;
    return runsRepeatUntil(parseSchedule(cronJob.spec.schedule, cronJob.spec.timeZone ?? 'UTC'), from, period, limit);
  }

  /** Starts the run that is due, and looks again at the time of the next. */
  private run(sync: CronJobSync, key: string): void {
    const { cronJob, event } = sync;
    const schedule = this.scheduleOf(sync);
    if (!schedule) return;
    const { due, next, tooManyMissed } = runsOf(cronJob, schedule, this.ctx.now());
    if (tooManyMissed)
      event(
        'Warning',
        'TooManyMissedTimes',
        'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
      );
    if (due !== undefined && this.mayStart(sync, due)) this.startJob(sync, due);
    if (next !== undefined) this.ctx.enqueue(this.name, key, next, true);
  }

  private scheduleOf({ cronJob, event }: CronJobSync): Schedule | undefined {
    const { schedule, timeZone = 'UTC' } = cronJob.spec;
    try {
      return parseSchedule(schedule, timeZone);
    } catch (error) {
      event('Warning', 'UnparseableSchedule', `unparseable schedule: "${schedule}" : ${(error as Error).message}`);
      return undefined;
    }
  }

  private mayStart({ cronJob, status, event }: CronJobSync, due: number): boolean {
    const { startingDeadlineSeconds, concurrencyPolicy } = cronJob.spec;
    if (startingDeadlineSeconds !== undefined && due + startingDeadlineSeconds * 1000 < this.ctx.now()) {
      event('Warning', 'MissSchedule', `Missed scheduled time to start a job: ${rfc1123(due)}`);
      return false;
    }
    const known = status.active?.some(({ name }) => name === jobName(cronJob, due));
    if (known || status.lastScheduleTime === formatTime(due)) return false;
    if (concurrencyPolicy === 'Forbid' && status.active?.length) {
      const why = 'Not starting job because prior execution is running and concurrency policy is Forbid';
      event('Normal', 'JobAlreadyActive', why);
      return false;
    }
    return true;
  }

  private startJob(sync: CronJobSync, due: number): void {
    const { cronJob, status, event } = sync;
    const jobs = this.ctx.client.kind('jobs.batch');
    if (cronJob.spec.concurrencyPolicy === 'Replace')
      for (const { namespace, name = '', uid } of status.active ?? []) {
        jobs.delete(namespace, name, { propagationPolicy: 'Background' });
        event('Normal', 'SuccessfulDelete', `Deleted job ${name}`);
        withoutActive(sync, uid);
      }
    let job: Job;
    try {
      job = jobs.create(jobFor(cronJob, due));
      event('Normal', 'SuccessfulCreate', `Created job ${job.metadata.name}`);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const existing = error.reason === 'AlreadyExists' && jobs.get(cronJob.metadata.namespace, jobName(cronJob, due));
      const own = existing && controllerOf(existing)?.uid === cronJob.metadata.uid && !finishState(existing);
      if (!own) {
        if (!isNamespaceTerminating(error)) event('Warning', 'FailedCreate', `Error creating job: ${error.message}`);
        throw error;
      }
      job = existing;
    }
    const { namespace, name, uid, resourceVersion } = job.metadata;
    const reference = { apiVersion: 'batch/v1', kind: 'Job', name, namespace, resourceVersion, uid };
    status.active = [...(status.active ?? []), reference];
    status.lastScheduleTime = formatTime(due);
  }

  private writeStatus({ cronJob, status }: CronJobSync): void {
    if (!deepEqual(status, cronJob.status)) this.ctx.client.kind('cronjobs.batch').updateStatus({ ...cronJob, status });
  }
}

/** `Mon, 01 Jan 2024 00:05:00 +0000` */
function rfc1123(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}
