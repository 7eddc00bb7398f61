/** Columns of `kubectl get cronjobs`: `printCronJob`. */

import type { CronJob } from '../../../../kube/api/batch/v1';
import { formatLabelSelector } from '../../../../kube/labels/label-selector';
import { translateTimestampSince } from '../../../../kube/meta/human-duration';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';
import { containerColumns } from '../../workload-columns';

/** Go's `printBoolPtr`. */
const boolText = (value: boolean | undefined) => (value === undefined ? '<unset>' : value ? 'True' : 'False');

/** Columns of a CronJob. */
export const cronJobColumns: Column<CronJob>[] = [
  nameColumn,
  { name: 'Schedule', cell: ({ spec }) => spec.schedule },
  { name: 'Suspend', cell: ({ spec }) => boolText(spec.suspend) },
  { name: 'Active', type: 'integer', cell: ({ status }) => status?.active?.length ?? 0 },
  {
    name: 'Last Schedule',
    cell: ({ status }, now) =>
      status?.lastScheduleTime ? translateTimestampSince(status.lastScheduleTime, now) : '<none>',
  },
  ageColumn,
  ...containerColumns<CronJob>(({ spec }) => spec.jobTemplate.spec.template.spec),
  { name: 'Selector', priority: 1, cell: ({ spec }) => formatLabelSelector(spec.jobTemplate.spec.selector) },
];
