/** The kinds of `discovery.k8s.io`. */

import type { Strategy } from '../strategy';
import { endpointSliceStrategy } from './endpointslice/strategy';

/** Strategies by resource. */
export const discoveryStrategies: Record<string, Strategy> = {
  'endpointslices.discovery.k8s.io': endpointSliceStrategy,
};
