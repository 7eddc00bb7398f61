import type { SelfSubjectRulesReview } from '../../../kube/api/authorization/v1';
import type { PolicyRule } from '../../../kube/api/rbac/v1';
import { badRequest } from '../../../kube/errors/status-error';
import { Authorizer } from '../rbac/authorizer';
import type { Strategy } from '../strategy';

/** All that the one who asks may do in a namespace: `pkg/registry/authorization/selfsubjectrulesreview`. */
export const selfSubjectRulesReview: Strategy<SelfSubjectRulesReview> = {
  answer(review, ctx) {
    const namespace = review.spec?.namespace ?? '';
    if (namespace === '') throw badRequest('no namespace on request');
    const { rules, errors } = new Authorizer(ctx).rulesFor(ctx.user, namespace);
    return {
      ...review,
      spec: {},
      status: {
        incomplete: errors.length > 0,
        ...(errors.length > 0 ? { evaluationError: errors.join(', ') } : {}),
        nonResourceRules: rules.filter(isAboutPaths),
        resourceRules: rules.filter((rule) => !isAboutPaths(rule)),
      },
    };
  },
};

const isAboutPaths = ({ nonResourceURLs = [] }: PolicyRule) => nonResourceURLs.length > 0;
