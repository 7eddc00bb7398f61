/** Whose token it is: `pkg/registry/authentication/tokenreview` with the authenticator of service accounts. */

import type { JsonObject } from '../../../go/json/value';
import { quote } from '../../../go/strconv/quote';
import type { TokenReview } from '../../../kube/api/authentication/v1';
import { badRequest } from '../../../kube/errors/status-error';
import type { RequestContext, Strategy } from '../strategy';

/** Who gives out the tokens of service accounts, and whom they are for where nobody else is named. */
export const ISSUER = 'https://kubernetes.default.svc.cluster.local';

/** Tokens of service accounts are known as long as account, time and audience say so. Signatures are taken for good. */
export const tokenReview: Strategy<TokenReview> = {
  answer(review, ctx) {
    const { token = '', audiences = [ISSUER] } = review.spec ?? {};
    if (token === '') throw badRequest('token is required for TokenReview in authentication');
    const claims = claimsOf(token);
    return { ...review, status: claims ? statusOf(claims, audiences, ctx) : { user: {} } } as TokenReview;
  },
};

function statusOf(claims: Claims, wanted: string[], ctx: RequestContext): TokenReview['status'] {
  const { aud, exp } = claims;
  const audiences = wanted.filter((audience) => aud.includes(audience));
  if (audiences.length === 0)
    return failed(`token audiences ${goList(aud)} is invalid for the target audiences ${goList(wanted)}`);
  if (exp * 1000 <= ctx.now) return failed('service account token has expired');
  const { namespace, serviceaccount } = claims['kubernetes.io'];
  const account = ctx.get('serviceaccounts', namespace, serviceaccount.name);
  if (account?.metadata.uid !== serviceaccount.uid)
    return failed(`serviceaccounts ${quote(serviceaccount.name)} not found`);
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
  const username = `system:serviceaccount:${namespace}:${serviceaccount.name}`;
  return { authenticated: true, user: { username, uid: serviceaccount.uid, groups }, audiences };
}

const failed = (error: string) => ({ user: {}, error });
const goList = (values: string[]) => `[${values.map(quote).join(' ')}]`;

interface Claims {
  aud: string[];
  exp: number;
  'kubernetes.io': { namespace: string; serviceaccount: { name: string; uid: string } };
}

function claimsOf(token: string): Claims | undefined {
  try {
    const claims: JsonObject = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return claims['kubernetes.io'] && Array.isArray(claims.aud) ? (claims as unknown as Claims) : undefined;
  } catch {
    return undefined;
  }
}
