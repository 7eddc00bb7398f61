/** Pod disruption budgets: `pkg/registry/policy/poddisruptionbudget` and `ValidatePodDisruptionBudget`. */
import type { PodDisruptionBudget } from '../../../../kube/api/policy/v1';
import type { Strategy } from '../../strategy';
import { podDisruptionBudgetColumns } from './columns';
import { validatePodDisruptionBudget } from './validation';

/** What a budget allows is worked out by the disruption controller, into the status. */
export const podDisruptionBudgetStrategy: Strategy<PodDisruptionBudget> = {
  setDefaults(budget) {
    budget.spec ??= {};
  },
  prepareForCreate(budget) {
    budget.status = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };
  },
  validate: validatePodDisruptionBudget,
  hasGeneration: true,
  columns: podDisruptionBudgetColumns,
};
