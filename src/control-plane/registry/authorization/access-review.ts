/** Whether somebody may do something: `pkg/registry/authorization` and its validation. */

import type { User } from '../../../kube/api/authentication/user';
import type {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SubjectAccessReview,
} from '../../../kube/api/authorization/v1';
import type { Attributes } from '../../../kube/api/rbac/attributes';
import { FieldError, invalid } from '../../../kube/errors/field-error';
import { badRequest, invalidError } from '../../../kube/errors/status-error';
import { goSyntax } from '../go-syntax';
import { Authorizer } from '../rbac/authorizer';
import type { RequestContext, Strategy } from '../strategy';

type AccessReview = SelfSubjectAccessReview | SubjectAccessReview | LocalSubjectAccessReview;

const GROUP = 'authorization.k8s.io';

/** What is asked of the one who asks. */
export const selfSubjectAccessReview: Strategy<SelfSubjectAccessReview> = {
  answer: (review, ctx) => answered(review, ctx.user, ctx),
};

/** What is asked of somebody named. */
export const subjectAccessReview: Strategy<SubjectAccessReview> = {
  answer(review, ctx) {
    const { user = '', groups = [], uid } = review.spec ?? {};
    const nobody = invalid('spec.user', '', 'at least one of user or group must be specified');
    const errors = [...attributeErrors(review), ...(user || groups.length > 0 ? [] : [nobody])];
    return answered(review, { name: user, uid, groups }, ctx, errors);
  },
};

/** The same for one namespace, by those who may ask only there. */
export const localSubjectAccessReview: Strategy<LocalSubjectAccessReview> = {
  answer(review, ctx) {
    const { namespace } = review.metadata;
    if (review.spec?.resourceAttributes && review.spec.resourceAttributes.namespace !== namespace)
      throw badRequest(
        `spec.resourceAttributes.namespace must match namespace: ${review.spec.resourceAttributes.namespace ?? ''}`,
      );
    return subjectAccessReview.answer?.(review, ctx) as LocalSubjectAccessReview;
  },
};

function attributeErrors({ spec = {} }: AccessReview): FieldError[] {
  if (spec.resourceAttributes && spec.nonResourceAttributes) {
    const detail = 'cannot be specified in combination with resourceAttributes';
    return [
      new FieldError(
        'Invalid value',
        'spec.nonResourceAttributes',
        goSyntax('authorization.NonResourceAttributes', spec.nonResourceAttributes),
        detail,
      ),
    ];
  }
  if (spec.resourceAttributes || spec.nonResourceAttributes) return [];
  const detail = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
  return [invalid('spec.resourceAttributes', null, detail)];
}

function answered(
  review: AccessReview,
  user: User,
  ctx: RequestContext,
  errors = attributeErrors(review),
): AccessReview {
  if (errors.length > 0) throw invalidError({ group: GROUP, kind: review.kind }, '', errors);
  const { allowed, reason } = new Authorizer(ctx).authorize(user, attributesOf(review.spec));
  return { ...review, status: { allowed, ...(reason ? { reason } : {}) } };
}

function attributesOf({ resourceAttributes, nonResourceAttributes }: SelfSubjectAccessReview['spec']): Attributes {
  if (nonResourceAttributes) return { verb: nonResourceAttributes.verb ?? '', path: nonResourceAttributes.path ?? '' };
  const { verb = '', group = '', resource = '', ...rest } = resourceAttributes ?? {};
  return { ...rest, verb, group, resource };
}
