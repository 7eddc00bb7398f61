/** The kinds of `authentication.k8s.io`. */

import type { Strategy } from '../strategy';
import { selfSubjectReview } from './self-subject-review';
import { tokenReview } from './token-review';

/** Strategies by resource. */
export const authenticationStrategies: Record<string, Strategy> = {
  'selfsubjectreviews.authentication.k8s.io': selfSubjectReview,
  'tokenreviews.authentication.k8s.io': tokenReview,
};
