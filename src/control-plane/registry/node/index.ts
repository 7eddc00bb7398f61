/** The kinds of `node.k8s.io`. */

import type { Strategy } from '../strategy';
import { runtimeClassStrategy } from './runtimeclass/strategy';

/** Strategies by resource. */
export const nodeStrategies: Record<string, Strategy> = {
  'runtimeclasses.node.k8s.io': runtimeClassStrategy,
};
