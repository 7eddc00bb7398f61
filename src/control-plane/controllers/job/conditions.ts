/** Conditions of a Job. */
import type { JobCondition } from '../../../kube/api/batch/v1';
import { formatTime } from '../../../kube/meta/meta';

/** A condition that came about at `now`; Go leaves out a reason and message that are empty. */
export function newCondition(
  type: string,
  status: 'True' | 'False',
  reason: string,
  message: string,
  now: number,
): JobCondition {
  const time = formatTime(now);
  const why = { ...(message ? { message } : {}), ...(reason ? { reason } : {}) };
  return { lastProbeTime: time, lastTransitionTime: time, ...why, status, type };
}

/** The conditions with this one; the same list when it says nothing new. One that does not hold is never new. */
export function ensureCondition(conditions: JobCondition[], condition: JobCondition): JobCondition[] {
  const known = conditions.find((c) => c.type === condition.type);
  if (!known) return condition.status === 'True' ? [...conditions, condition] : conditions;
  if (known.status === condition.status && known.reason === condition.reason && known.message === condition.message)
    return conditions;
  return conditions.map((c) => (c === known ? condition : c));
}
