import { expect, it } from 'vitest';
import { requestToken } from '../../../../src/control-plane/apiserver/service-account-token';
import { tokenReview } from '../../../../src/control-plane/registry/authentication/token-review';
import type { TokenRequest, TokenReview } from '../../../../src/kube/api/authentication/v1';
import type { Observed } from '../../../observed';
import { NOW, object, request } from '../strategy-case';

const account = object('{apiVersion: v1, kind: ServiceAccount, metadata: {name: sa, namespace: dev, uid: u-1}}');
const question = (spec: object) => object<TokenReview>(`{kind: TokenReview, spec: ${JSON.stringify(spec)}}`);
const ctx = () => request({ serviceaccounts: [account] });
const token = requestToken(account, object<TokenRequest>('{kind: TokenRequest}'), ctx()).status?.token;

it('knows the tokens of service accounts', () => {
  expect((tokenReview.answer?.(question({ token }), ctx()) as Observed | undefined)?.status).toEqual({
    authenticated: true,
    user: {
      username: 'system:serviceaccount:dev:sa',
      uid: 'u-1',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:dev', 'system:authenticated'],
    },
    audiences: ['https://kubernetes.default.svc.cluster.local'],
  });
});

it.each([
  ['is none', { token: 'x.y.z' }, ctx(), undefined],
  [
    'is for others',
    { token, audiences: ['vault'] },
    ctx(),
    'token audiences ["https://kubernetes.default.svc.cluster.local"] is invalid for the target audiences ["vault"]',
  ],
  ['has expired', { token }, { ...ctx(), now: NOW + 3_600_000 }, 'service account token has expired'],
  ['is of an account that is gone', { token }, request(), 'serviceaccounts "sa" not found'],
])('does not know one that %s', (_, spec, context, error) => {
  expect((tokenReview.answer?.(question(spec), context) as Observed | undefined)?.status).toEqual({
    user: {},
    ...(error ? { error } : {}),
  });
});
