/** CronJobs. */
import type { CronJob, JobTemplateSpec } from '../../kube/api/batch/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import type { ClusterView } from './cluster-view';
import { boolText } from './container-state';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata } from './metadata';
import { describePodTemplate } from './pod-template';
import { longTime } from './times';

/** `describeCronJob`. */
export function describeCronJob(page: Description, cronJob: CronJob, view: ClusterView): void {
  const { spec, status = {} } = cronJob;
  describeMetadata(page, cronJob);
  page.field('Schedule', spec.schedule);
  page.field('Concurrency Policy', spec.concurrencyPolicy ?? '');
  page.field('Suspend', spec.suspend === undefined ? '<unset>' : boolText(spec.suspend));
  page.field('Successful Job History Limit', spec.successfulJobsHistoryLimit ?? '<unset>');
  page.field('Failed Job History Limit', spec.failedJobsHistoryLimit ?? '<unset>');
  const deadline = spec.startingDeadlineSeconds;
  page.field('Starting Deadline Seconds', deadline === undefined ? '<unset>' : `${deadline}s`);
  describeJobTemplate(page, spec.jobTemplate);
  page.field('Last Schedule Time', status.lastScheduleTime ? longTime(status.lastScheduleTime) : '<unset>');
  page.field('Active Jobs', (status.active ?? []).map(({ name }) => name ?? '').join(', ') || '<none>');
  describeEvents(page, view.eventsOf(cronJob), view.now);
}

function describeJobTemplate(page: Description, { spec }: JobTemplateSpec): void {
  page.field('Selector', spec.selector ? selectorFromLabelSelector(spec.selector).toString() : '<unset>');
  page.field('Parallelism', spec.parallelism ?? '<unset>');
  page.field('Completions', spec.completions ?? '<unset>');
  if (spec.activeDeadlineSeconds !== undefined) page.field('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`);
  describePodTemplate(page, spec.template);
}
