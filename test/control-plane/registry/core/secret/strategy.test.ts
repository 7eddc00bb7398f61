import { describe, expect, it } from 'vitest';
import { secretStrategy } from '../../../../../src/control-plane/registry/core/secret/strategy';
import type { Secret } from '../../../../../src/kube/api/core/v1';
import { created, createErrors, object, row, updateErrors } from '../../strategy-case';

it('stringData becomes data', () => {
  const secret = created<Secret>(secretStrategy, '{stringData: {a: b}, data: {a: AAAA, c: ZA==}}');
  expect(secret).toEqual({ metadata: secret.metadata, type: 'Opaque', data: { a: 'Yg==', c: 'ZA==' } });
});

describe('errors of a new secret', () => {
  it.each<[string, string[]]>([
    ['{}', []],
    ['{type: kubernetes.io/tls}', ['data[tls.crt]: Required value', 'data[tls.key]: Required value']],
    ['{type: kubernetes.io/tls, stringData: {tls.crt: ""}}', ['data[tls.key]: Required value']],
    ['{type: kubernetes.io/basic-auth}', ['data[username]: Required value', 'data[password]: Required value']],
    ['{type: kubernetes.io/basic-auth, stringData: {username: a}}', []],
    ['{type: kubernetes.io/ssh-auth}', ['data[ssh-privatekey]: Required value']],
    ['{type: kubernetes.io/dockerconfigjson}', ['data[.dockerconfigjson]: Required value']],
    [
      '{type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: nope}}',
      [
        "data[.dockerconfigjson]: Invalid value: \"<secret contents redacted>\": invalid character 'o' in literal null (expecting 'u')",
      ],
    ],
    [
      '{type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: "[]"}}',
      [
        'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": json: cannot unmarshal array into Go value of type map[string]interface {}',
      ],
    ],
    [
      '{type: kubernetes.io/service-account-token}',
      ['metadata.annotations[kubernetes.io/service-account.name]: Required value'],
    ],
  ])('%s', (yaml, expected) => expect(createErrors(secretStrategy, yaml)).toEqual(expected));
});

it('the type never changes', () => {
  const errors = updateErrors<Secret>(secretStrategy, '{}', (secret) => {
    secret.type = 'kubernetes.io/basic-auth';
    secret.data = { username: 'AAAA' };
  });
  expect(errors).toEqual(['type: Invalid value: "kubernetes.io/basic-auth": field is immutable']);
});

it('kubectl get', () => {
  const yaml = '{metadata: {creationTimestamp: "2026-11-22T10:29:48Z"}, type: Opaque, data: {a: Yg==}}';
  expect(row(secretStrategy, object(yaml))).toBe('x|Opaque|1|12s');
});
