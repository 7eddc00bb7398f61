import { describe, expect, it } from 'vitest';
import { priorityClassStrategy } from '../../../../../src/control-plane/registry/scheduling/priorityclass/strategy';
import type { PriorityClass } from '../../../../../src/kube/api/scheduling/v1';
import { created, createErrors, object, row, updateErrors } from '../../strategy-case';

it('what the API server fills in', () => {
  expect(created(priorityClassStrategy, '{}')).toMatchObject({ preemptionPolicy: 'PreemptLowerPriority', value: 0 });
});

const RESERVED =
  "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: ";

describe('errors', () => {
  it.each<[string, string[]]>([
    ['metadata: {namespace: ""}, value: 1000000000', []],
    [
      'metadata: {namespace: ""}, value: 1000000001',
      ['value: Forbidden: maximum allowed value of a user defined priority is 1000000000'],
    ],
    [
      'metadata: {name: system-mine, namespace: ""}, value: 1',
      [`${RESERVED}system-mine is not a known system priority class`],
    ],
    [
      'metadata: {name: system-node-critical, namespace: ""}, value: 1',
      [`${RESERVED}value of system-node-critical PriorityClass must be 2000001000`],
    ],
    [
      'metadata: {namespace: ""}, value: 1, preemptionPolicy: Always',
      ['preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"'],
    ],
  ])('{%s}', (fields, expected) => expect(createErrors(priorityClassStrategy, `{${fields}}`)).toEqual(expected));

  it('nothing that counts may change', () => {
    const errors = updateErrors<PriorityClass>(priorityClassStrategy, '{value: 1}', (priorityClass) => {
      Object.assign(priorityClass, { value: 2, preemptionPolicy: 'Never', description: 'd' });
    });
    expect(errors).toEqual([
      'value: Forbidden: may not be changed in an update.',
      'preemptionPolicy: Invalid value: "Never": field is immutable',
    ]);
  });
});

it('kubectl get', () => {
  const yaml = '{metadata: {creationTimestamp: "2026-11-22T10:29:52Z"}, value: 10}';
  expect(row(priorityClassStrategy, object(yaml))).toBe('x|10|false|8s');
});
