/** The kinds of `coordination.k8s.io`. */

import type { Strategy } from '../strategy';
import { leaseStrategy } from './lease/strategy';

/** Strategies by resource. */
export const coordinationStrategies: Record<string, Strategy> = {
  'leases.coordination.k8s.io': leaseStrategy,
};
