/** The kinds of `policy`. */

import type { Strategy } from '../strategy';
import { podDisruptionBudgetStrategy } from './poddisruptionbudget/strategy';

/** Strategies by resource. */
export const policyStrategies: Record<string, Strategy> = {
  'poddisruptionbudgets.policy': podDisruptionBudgetStrategy,
};
