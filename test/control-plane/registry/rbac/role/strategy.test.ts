import { describe, expect, it } from 'vitest';
import { clusterRoleStrategy } from '../../../../../src/control-plane/registry/rbac/clusterrole/strategy';
import { roleStrategy } from '../../../../../src/control-plane/registry/rbac/role/strategy';
import { createErrors } from '../../strategy-case';

describe('errors of a role', () => {
  it.each<[string, string[]]>([
    ['{rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]}', []],
    ['{}', []],
    [
      '{rules: [{}]}',
      [
        'rules[0].verbs: Required value: verbs must contain at least one value',
        'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
        'rules[0].resources: Required value: resource rules must supply at least one resource',
      ],
    ],
    [
      '{rules: [{nonResourceURLs: [/healthz], verbs: [get]}]}',
      [
        'rules[0].nonResourceURLs: Invalid value: []string{"/healthz"}: namespaced rules cannot apply to non-resource URLs',
      ],
    ],
    ['{metadata: {name: "a:b"}}', []],
    ['{metadata: {name: a/b}}', ['metadata.name: Invalid value: "a/b": may not contain \'/\'']],
  ])('%s', (yaml, expected) => expect(createErrors(roleStrategy, yaml)).toEqual(expected));
});

describe('errors of a cluster role', () => {
  it.each<[string, string[]]>([
    ['{rules: [{nonResourceURLs: [/healthz], verbs: [get]}]}', []],
    [
      '{rules: [{nonResourceURLs: [/healthz], resources: [pods], apiGroups: [""], verbs: [get]}]}',
      [
        'rules[0].nonResourceURLs: Invalid value: []string{"/healthz"}: rules cannot apply to both regular resources and non-resource URLs',
      ],
    ],
    [
      '{aggregationRule: {}}',
      [
        'aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil',
      ],
    ],
  ])('%s', (yaml, expected) => {
    const clusterWide = yaml.replace('{', "{metadata: {namespace: ''}, ");
    expect(createErrors(clusterRoleStrategy, clusterWide)).toEqual(expected);
  });
});
