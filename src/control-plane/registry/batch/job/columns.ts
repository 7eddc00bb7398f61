/** Columns of `kubectl get jobs`: `printJob`. */

import type { Job } from '../../../../kube/api/batch/v1';
import { formatLabelSelector } from '../../../../kube/labels/label-selector';
import { humanDuration } from '../../../../kube/meta/human-duration';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';
import { containerColumns } from '../../workload-columns';

/** `1/3`, or `0/1 of 4` for a work queue. */
function completions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const { parallelism = 0 } = spec;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

/** From the start to the end, or to now. */
function duration({ status }: Job, now: number): string {
  if (!status?.startTime) return '';
  const end = status.completionTime ? Date.parse(status.completionTime) : now;
  return humanDuration(end - Date.parse(status.startTime));
}

/** Columns of a Job. */
export const jobColumns: Column<Job>[] = [
  nameColumn,
  { name: 'Completions', cell: completions },
  { name: 'Duration', cell: duration },
  ageColumn,
  ...containerColumns<Job>(({ spec }) => spec.template.spec),
  { name: 'Selector', priority: 1, cell: ({ spec }) => formatLabelSelector(spec.selector) },
];
