/** The kinds of `scheduling.k8s.io`. */

import type { Strategy } from '../strategy';
import { priorityClassStrategy } from './priorityclass/strategy';

/** Strategies by resource. */
export const schedulingStrategies: Record<string, Strategy> = {
  'priorityclasses.scheduling.k8s.io': priorityClassStrategy,
};
