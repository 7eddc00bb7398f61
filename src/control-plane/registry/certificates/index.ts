/** The kinds of `certificates.k8s.io`. */

import type { Strategy } from '../strategy';
import { certificateSigningRequestStrategy } from './certificatesigningrequest/strategy';

/** Strategies by resource. */
export const certificatesStrategies: Record<string, Strategy> = {
  'certificatesigningrequests.certificates.k8s.io': certificateSigningRequestStrategy,
};
