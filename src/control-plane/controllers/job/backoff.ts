/** How long a Job whose pods fail waits before the next one: `backoff_utils.go`. */
import type { Pod } from '../../../kube/api/core/v1';
import { finishTime, isFailed } from './job-pods';

const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 600_000;

/**
 * Milliseconds that are left to wait. The delay doubles with each failure since the last success; failures and
 * successes are read from the pods, which stay until somebody deletes them.
 */
export function remainingBackoff(pods: readonly Pod[], now: number): number {
  const lastSuccess = Math.max(
    Number.NEGATIVE_INFINITY,
    ...pods.filter((pod) => pod.status?.phase === 'Succeeded').map(finishTime),
  );
  const failures = pods
    .filter(isFailed)
    .map(finishTime)
    .filter((time) => time > lastSuccess);
  if (failures.length === 0) return 0;
  const delay = Math.min(FIRST_DELAY * 2 ** (failures.length - 1), LONGEST_DELAY);
  return Math.max(0, Math.max(...failures) + delay - now);
}
