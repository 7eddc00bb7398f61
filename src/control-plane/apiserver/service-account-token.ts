/** POST to a service account's `/token`: the TokenRequest API. Tokens are made up; nobody checks their signature. */

import { sha256 } from '../../go/crypto/digest';
import type { JsonObject } from '../../go/json/value';
import type { BoundObjectReference, TokenRequest } from '../../kube/api/authentication/v1';
import type { Pod } from '../../kube/api/core/v1';
import { invalid } from '../../kube/errors/field-error';
import { badRequest, conflict, invalidError, notFound } from '../../kube/errors/status-error';
import { formatTime, type KubeObject } from '../../kube/meta/meta';
import { ISSUER } from '../registry/authentication/token-review';
import type { RequestContext } from '../registry/strategy';

const DEFAULT_SECONDS = 3600;
const MIN_SECONDS = 600;
const TOKEN_REQUEST = { group: 'authentication.k8s.io', kind: 'TokenRequest' };

/** Answers a TokenRequest for an account with the token in its status. Throws Invalid, NotFound, BadRequest, Conflict. */
export function requestToken(account: KubeObject, request: TokenRequest, ctx: RequestContext): TokenRequest {
  const { name, namespace } = account.metadata;
  const given = request.spec ?? {};
  const audiences = given.audiences?.length ? given.audiences : [ISSUER];
  const expirationSeconds = given.expirationSeconds ?? DEFAULT_SECONDS;
  validate(expirationSeconds);
  const bound = given.boundObjectRef && boundObject(given.boundObjectRef, account, ctx);
  const now = Math.floor(ctx.now / 1000);
  const claims = {
    aud: audiences,
    exp: now + expirationSeconds,
    iat: now,
    iss: ISSUER,
    'kubernetes.io': { namespace, ...bound, serviceaccount: { name, uid: account.metadata.uid } },
    nbf: now,
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  return {
    apiVersion: 'authentication.k8s.io/v1',
    kind: TOKEN_REQUEST.kind,
    metadata: { name, namespace, creationTimestamp: formatTime(ctx.now) },
    spec: { ...given, audiences, expirationSeconds },
    status: { token: jsonWebToken(claims), expirationTimestamp: formatTime(claims.exp * 1000) },
  };
}

function validate(seconds: number): void {
  const path = 'spec.expirationSeconds';
  const why =
    seconds < MIN_SECONDS
      ? 'may not specify a duration less than 10 minutes'
      : seconds > 2 ** 32
        ? 'may not specify a duration larger than 2^32 seconds'
        : undefined;
  if (why) throw invalidError(TOKEN_REQUEST, '', [invalid(path, seconds, why)]);
}

/** The claim about the pod or secret a token ends with. */
function boundObject(ref: BoundObjectReference, account: KubeObject, ctx: RequestContext): JsonObject {
  const { kind = '', name = '' } = ref;
  const resource = { Pod: 'pods', Secret: 'secrets' }[kind];
  if (ref.apiVersion !== 'v1' || !resource)
    throw badRequest(`cannot bind token to object of type /${ref.apiVersion}, Kind=${kind}`);
  const object = ctx.get(resource, account.metadata.namespace, name);
  if (!object) throw notFound({ group: '', resource }, name);
  if (kind === 'Pod' && (object as Pod).spec.serviceAccountName !== account.metadata.name)
    throw badRequest(
      `cannot bind token for serviceaccount "${account.metadata.name}" to pod running with different serviceaccount name.`,
    );
  const uid = object.metadata.uid ?? '';
  if (ref.uid && ref.uid !== uid)
    throw conflict(
      { group: '', resource: kind },
      name,
      `the UID in the bound object reference (${ref.uid}) does not match the UID in record. The object might have been deleted and then recreated`,
    );
  return { [kind.toLowerCase()]: { name, uid } };
}

/** Header, claims and 256 bytes that look like an RSA signature; the same claims always give the same token. */
function jsonWebToken(claims: JsonObject | object): string {
  const header = { alg: 'RS256', kid: base64url(Buffer.from(sha256(ISSUER), 'hex')) };
  const signed = [header, claims].map((part) => base64url(Buffer.from(JSON.stringify(part)))).join('.');
  const parts = Array.from({ length: 8 }, (_, i) => sha256(`${i}.${signed}`)).join('');
  return `${signed}.${base64url(Buffer.from(parts, 'hex'))}`;
}

const base64url = (bytes: Buffer) => bytes.toString('base64url');
