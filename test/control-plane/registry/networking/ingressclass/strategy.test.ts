import { describe, expect, it } from 'vitest';
import { ingressClassStrategy } from '../../../../../src/control-plane/registry/networking/ingressclass/strategy';
import { createErrors, object, row, updateErrors } from '../../strategy-case';

const NEEDS_PATH = 'must be a domain-prefixed path (such as "acme.io/foo")';

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{controller: a.b/c}', []],
    ['{}', ['spec.controller: Required value']],
    ['{controller: nginx}', [`spec.controller: Invalid value: "nginx": ${NEEDS_PATH}`]],
    [
      '{controller: a.b/c, parameters: {kind: K, namespace: n}}',
      [
        'spec.parameters.name: Required value',
        "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'",
      ],
    ],
    [
      '{controller: a.b/c, parameters: {kind: K, name: n, scope: Namespace}}',
      ["spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"],
    ],
  ])('%s', (spec, expected) => {
    expect(createErrors(ingressClassStrategy, `{metadata: {namespace: ''}, spec: ${spec}}`)).toEqual(expected);
  });

  it('the controller never changes', () => {
    const errors = updateErrors(ingressClassStrategy, '{spec: {controller: a.b/c}}', (ingressClass) => {
      ingressClass.spec = { controller: 'a.b/d' };
    });
    expect(errors).toEqual(['spec.controller: Invalid value: "a.b/d": field is immutable']);
  });
});

it.each<[string, string]>([
  ['{controller: c}', 'x|c|<none>|12s'],
  ['{controller: c, parameters: {apiGroup: g, kind: K, name: n}}', 'x|c|K.g/n|12s'],
])('kubectl get of %s', (spec, expected) => {
  const yaml = `{metadata: {creationTimestamp: "2026-11-22T10:29:48Z"}, spec: ${spec}}`;
  expect(row(ingressClassStrategy, object(yaml))).toBe(expected);
});
