/** The token of a pod's service account: a JSON web token with the claims of a real one, signed by nobody. */
import type { Pod } from '../../kube/api/core/v1';

const HOUR = 3600;
const ISSUER = 'https://kubernetes.default.svc.cluster.local';

/** The token as the kubelet writes it into a projected volume. It was issued when the pod started. */
export function serviceAccountToken(
  pod: Pod,
  { audience = ISSUER, expirationSeconds = HOUR }: { audience?: string; expirationSeconds?: number },
  now: number,
): string {
  const { namespace = '', name, uid = '' } = pod.metadata;
  const issued = Math.floor((Date.parse(pod.status?.startTime ?? '') || now) / 1000);
  const account = pod.spec.serviceAccountName ?? 'default';
  const claims = {
    aud: [audience],
    exp: issued + expirationSeconds,
    iat: issued,
    iss: ISSUER,
    'kubernetes.io': { namespace, pod: { name, uid }, serviceaccount: { name: account } },
    nbf: issued,
    sub: `system:serviceaccount:${namespace}:${account}`,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = Buffer.from(uid.replaceAll('-', '').padEnd(32, '0').repeat(16).slice(0, 512), 'hex');
  return `${part({ alg: 'RS256', kid: 'simulated' })}.${part(claims)}.${signature.toString('base64url')}`;
}
