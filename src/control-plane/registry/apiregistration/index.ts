/** The kinds of `apiregistration.k8s.io`. */

import type { Strategy } from '../strategy';
import { apiServiceStrategy } from './apiservice/strategy';

/** Strategies by resource. */
export const apiRegistrationStrategies: Record<string, Strategy> = {
  'apiservices.apiregistration.k8s.io': apiServiceStrategy,
};
