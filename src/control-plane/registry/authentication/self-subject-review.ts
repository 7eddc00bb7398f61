import type { Strategy } from '../strategy';

/** Whom the server takes the one who asks for: `pkg/registry/authentication/selfsubjectreview`. */
export const selfSubjectReview: Strategy = {
  answer(review, { user: { name, uid, groups } }) {
    const userInfo = { username: name, ...(uid ? { uid } : {}), ...(groups.length > 0 ? { groups } : {}) };
    return { ...review, status: { userInfo } };
  },
};
