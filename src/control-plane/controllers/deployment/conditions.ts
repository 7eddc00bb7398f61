/** Conditions of a Deployment: `deploymentutil.SetDeploymentCondition` and its neighbours. */
import type { DeploymentCondition } from '../../../kube/api/apps/v1';
import { formatTime } from '../../../kube/meta/meta';

/** A condition that came about at `now`. */
export function newCondition(
  type: 'Available' | 'Progressing',
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
  now: number,
): DeploymentCondition {
  const time = formatTime(now);
  return { lastTransitionTime: time, lastUpdateTime: time, message, reason, status, type };
}

export function conditionOf(
  conditions: readonly DeploymentCondition[] | undefined,
  type: string,
): DeploymentCondition | undefined {
  return conditions?.find((c) => c.type === type);
}

/** The conditions without those of a type. */
export function withoutCondition(conditions: readonly DeploymentCondition[], type: string): DeploymentCondition[] {
  return conditions.filter((c) => c.type !== type);
}

/** The conditions with a new one at their end; one of the same status and reason stays as it is. */
export function withCondition(
  conditions: readonly DeploymentCondition[],
  condition: DeploymentCondition,
): DeploymentCondition[] {
  const known = conditionOf(conditions, condition.type);
  if (known && known.status === condition.status && known.reason === condition.reason) return [...conditions];
  const lastTransitionTime =
    known?.status === condition.status ? known.lastTransitionTime : condition.lastTransitionTime;
  return [...withoutCondition(conditions, condition.type), { ...condition, lastTransitionTime }];
}
