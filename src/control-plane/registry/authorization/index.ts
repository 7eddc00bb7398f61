/** The kinds of `authorization.k8s.io`. */

import type { Strategy } from '../strategy';
import { localSubjectAccessReview, selfSubjectAccessReview, subjectAccessReview } from './access-review';
import { selfSubjectRulesReview } from './rules-review';

/** Strategies by resource. */
export const authorizationStrategies: Record<string, Strategy> = {
  'localsubjectaccessreviews.authorization.k8s.io': localSubjectAccessReview,
  'selfsubjectaccessreviews.authorization.k8s.io': selfSubjectAccessReview,
  'selfsubjectrulesreviews.authorization.k8s.io': selfSubjectRulesReview,
  'subjectaccessreviews.authorization.k8s.io': subjectAccessReview,
};
