/** Jobs. */

import type { Job } from '../../kube/api/batch/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { humanDuration } from '../../kube/meta/human-duration';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeController, describeLabels } from './metadata';
import { describePodTemplate } from './pod-template';
import { longTime } from './times';

/** After so many characters a list of indexes ends at the next comma. */
const LONGEST_INDEXES = 50;

/** `describeJob`. */
export function describeJob(page: Description, job: Job, view: ClusterView): void {
  const { metadata, spec, status = {} } = job;
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  page.field('Selector', selectorFromLabelSelector(spec.selector).toString());
  describeLabels(page, metadata);
  describeController(page, job);
  if (spec.parallelism !== undefined) page.field('Parallelism', spec.parallelism);
  page.field('Completions', spec.completions ?? '<unset>');
  if (spec.completionMode !== undefined) page.field('Completion Mode', spec.completionMode);
  const { startTime, completionTime } = status;
  if (startTime) page.field('Start Time', longTime(startTime));
  if (completionTime) page.field('Completed At', longTime(completionTime));
  if (startTime && completionTime)
    page.field('Duration', humanDuration(Date.parse(completionTime) - Date.parse(startTime)));
  if (spec.activeDeadlineSeconds !== undefined) page.field('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`);
  const ready = status.ready === undefined ? '' : ` (${status.ready} Ready)`;
  page.field(
    'Pods Statuses',
    `${status.active ?? 0} Active${ready} / ${status.succeeded ?? 0} Succeeded / ${status.failed ?? 0} Failed`,
  );
  if (spec.completionMode === 'Indexed') page.field('Completed Indexes', indexesText(status.completedIndexes));
  describePodTemplate(page, spec.template);
  describeEvents(page, view.eventsOf(job), view.now);
}

function indexesText(indexes = ''): string {
  if (indexes === '') return '<none>';
  const end = indexes.indexOf(',', LONGEST_INDEXES);
  return end < 0 ? indexes : `${indexes.slice(0, end + 1)}...`;
}
