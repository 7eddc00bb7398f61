/** What the API server warns of in Jobs: `pkg/api/job/warnings.go`. */
import type { JobSpec } from '../../../../kube/api/batch/v1';

const MANY_INDEXES =
  'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';

/** Warnings beside those of the template; `path` is that of the spec. */
export function jobWarnings({ completionMode, completions = 0, parallelism = 0 }: JobSpec, path: string): string[] {
  const many = completionMode === 'Indexed' && completions > 100000 && parallelism > 10000;
  return many ? [`${path}: ${MANY_INDEXES}`] : [];
}
