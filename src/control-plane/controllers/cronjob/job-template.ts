/** The Job a CronJob starts for one of its times: `getJobFromTemplate2`. */
import type { CronJob, Job } from '../../../kube/api/batch/v1';
import { newControllerRef } from '../../../kube/meta/meta';
import { offsetAt } from './local-time';

const SCHEDULED_TIMESTAMP = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/** `hello-28401120`: the minutes since 1970 tell one run from the others. */
export function jobName(cronJob: CronJob, time: number): string {
  return `${cronJob.metadata.name}-${Math.floor(time / 60_000)}`;
}

/** The Job as it is created. */
export function jobFor(cronJob: CronJob, time: number): Job {
  const { metadata: template = {}, spec } = cronJob.spec.jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobName(cronJob, time),
      namespace: cronJob.metadata.namespace,
      ...(template.labels ? { labels: { ...template.labels } } : {}),
      annotations: { ...template.annotations, [SCHEDULED_TIMESTAMP]: rfc3339(time, cronJob.spec.timeZone ?? 'UTC') },
      ownerReferences: [newControllerRef(cronJob)],
    },
    spec,
  };
}

/** The time as clocks in the zone show it, with their distance from UTC. */
function rfc3339(ms: number, zone: string): string {
  const offset = offsetAt(ms, zone);
  const local = new Date(ms + offset).toISOString().slice(0, 19);
  if (offset === 0) return `${local}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
