import { describe, expect, it } from 'vitest';
import { resourceQuotaStrategy } from '../../../../../src/control-plane/registry/core/resourcequota/strategy';
import { createErrors, header, object, row, updateErrors } from '../../strategy-case';

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{hard: {pods: "10", requests.cpu: "1", limits.memory: 1Gi, count/deployments.apps: "5"}}', []],
    [
      '{hard: {bogus: "1"}}',
      [
        'spec.hard[bogus]: Invalid value: "bogus": must be a standard resource type or fully qualified',
        'spec.hard[bogus]: Invalid value: "bogus": must be a standard resource for quota',
      ],
    ],
    ['{hard: {pods: "-1"}}', ['spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0']],
    [
      '{hard: {pods: "1"}, scopes: [BestEffort, NotBestEffort]}',
      ['spec.scopes: Invalid value: []core.ResourceQuotaScope{"BestEffort", "NotBestEffort"}: conflicting scopes'],
    ],
    [
      '{hard: {services: "1"}, scopes: [BestEffort]}',
      ['spec.scopes: Invalid value: []core.ResourceQuotaScope{"BestEffort"}: unsupported scope applied to resource'],
    ],
    [
      '{hard: {pods: "1"}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In}]}}',
      [
        "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
      ],
    ],
  ])('%s', (spec, expected) => expect(createErrors(resourceQuotaStrategy, `{spec: ${spec}}`)).toEqual(expected));

  it('scopes never change', () => {
    const yaml = '{spec: {hard: {pods: "1"}, scopes: [BestEffort]}}';
    const errors = updateErrors(resourceQuotaStrategy, yaml, (quota) => {
      quota.spec = { hard: { pods: '1' } };
    });
    expect(errors).toEqual(['spec.scopes: Invalid value: []core.ResourceQuotaScope(nil): field is immutable']);
  });
});

it('kubectl get', () => {
  expect(header(resourceQuotaStrategy)).toBe('NAME|AGE|REQUEST|LIMIT');
  const yaml =
    '{metadata: {creationTimestamp: "2026-11-22T10:29:51Z"}, status: {hard: {pods: "10", limits.cpu: "2", configmaps: "100"}, used: {configmaps: "2", limits.cpu: 500m}}}';
  expect(row(resourceQuotaStrategy, object(yaml))).toBe('x|9s|configmaps: 2/100, pods: 0/10|limits.cpu: 500m/2');
});
