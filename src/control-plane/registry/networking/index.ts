/** The kinds of `networking.k8s.io`. */

import type { Strategy } from '../strategy';
import { ingressStrategy } from './ingress/strategy';
import { ingressClassStrategy } from './ingressclass/strategy';
import { networkPolicyStrategy } from './networkpolicy/strategy';

/** Strategies by resource. */
export const networkingStrategies: Record<string, Strategy> = {
  'ingresses.networking.k8s.io': ingressStrategy,
  'ingressclasses.networking.k8s.io': ingressClassStrategy,
  'networkpolicies.networking.k8s.io': networkPolicyStrategy,
};
