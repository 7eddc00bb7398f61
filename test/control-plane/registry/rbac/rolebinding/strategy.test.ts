import { describe, expect, it } from 'vitest';
import { clusterRoleBindingStrategy } from '../../../../../src/control-plane/registry/rbac/clusterrolebinding/strategy';
import { roleBindingStrategy } from '../../../../../src/control-plane/registry/rbac/rolebinding/strategy';
import type { RoleBinding } from '../../../../../src/kube/api/rbac/v1';
import { created, createErrors, header, object, row, updateErrors } from '../../strategy-case';

const REF = 'roleRef: {kind: Role, name: r}';

it('what the API server fills in', () => {
  const binding = created<RoleBinding>(
    roleBindingStrategy,
    `{${REF}, subjects: [{kind: User, name: u}, {kind: ServiceAccount, name: s}]}`,
  );
  expect(binding.roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' });
  expect(binding.subjects).toEqual([
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'u' },
    { kind: 'ServiceAccount', name: 's' },
  ]);
});

describe('errors', () => {
  it.each<[string, string[]]>([
    [`{${REF}, subjects: [{kind: ServiceAccount, name: s}]}`, []],
    [
      '{roleRef: {kind: Nope}}',
      [
        'roleRef.kind: Unsupported value: "Nope": supported values: "Role", "ClusterRole"',
        'roleRef.name: Required value',
      ],
    ],
    [
      `{${REF}, subjects: [{kind: Robot, name: a}]}`,
      ['subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"'],
    ],
    [
      `{${REF}, subjects: [{kind: User}]}`,
      ['subjects[0].name: Required value', 'subjects[0].name: Invalid value: "": user name cannot be empty'],
    ],
    [
      `{${REF}, subjects: [{kind: User, apiGroup: v1, name: u}]}`,
      ['subjects[0].apiGroup: Unsupported value: "v1": supported values: "rbac.authorization.k8s.io"'],
    ],
  ])('%s', (yaml, expected) => expect(createErrors(roleBindingStrategy, yaml)).toEqual(expected));

  it('cluster-wide', () => {
    const yaml = `{metadata: {namespace: ''}, ${REF}, subjects: [{kind: ServiceAccount, name: s}]}`;
    expect(createErrors(clusterRoleBindingStrategy, yaml)).toEqual([
      'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
      'subjects[0].namespace: Required value',
    ]);
  });

  it('the role never changes', () => {
    const errors = updateErrors<RoleBinding>(roleBindingStrategy, `{${REF}}`, ({ roleRef }) => {
      roleRef.name = 'other';
    });
    expect(errors).toEqual([
      'roleRef: Invalid value: rbac.RoleRef{APIGroup:"rbac.authorization.k8s.io", Kind:"Role", Name:"other"}: cannot change roleRef',
    ]);
  });
});

it('kubectl get', () => {
  expect(header(roleBindingStrategy)).toBe('NAME|ROLE|AGE||USERS|GROUPS|SERVICEACCOUNTS');
  const at = 'metadata: {creationTimestamp: "2026-11-22T10:29:52Z"}';
  const subjects =
    '[{kind: ServiceAccount, name: d-sa}, {kind: User, name: a}, {kind: User, name: b}, {kind: Group, name: g}]';
  const yaml = `{${at}, ${REF}, subjects: ${subjects}}`;
  expect(row(roleBindingStrategy, object(yaml))).toBe('x|Role/r|8s||a, b|g|/d-sa');
});
