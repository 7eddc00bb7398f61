import { describe, expect, it } from 'vitest';
import { limitRangeStrategy } from '../../../../../src/control-plane/registry/core/limitrange/strategy';
import type { LimitRange } from '../../../../../src/kube/api/core/v1';
import { created, createErrors } from '../../strategy-case';

const limits = (items: string) => `{spec: {limits: [${items}]}}`;
const quantity = (value: number, s = '') =>
  `resource.Quantity{i:resource.int64Amount{value:${value}, scale:0}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"${s}", Format:"DecimalSI"}`;

it('containers get defaults from their bounds', () => {
  const range = created<LimitRange>(limitRangeStrategy, limits('{type: Container, max: {cpu: "2"}, min: {cpu: "1"}}'));
  expect(range.spec?.limits?.[0]).toEqual({
    type: 'Container',
    max: { cpu: '2' },
    min: { cpu: '1' },
    default: { cpu: '2' },
    defaultRequest: { cpu: '2' },
  });
});

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{type: PersistentVolumeClaim, max: {storage: 9Gi}}', []],
    [
      '{type: Bogus}',
      ['spec.limits[0].type: Invalid value: "Bogus": must be a standard limit type or fully qualified'],
    ],
    ['{type: Pod, max: {cpu: "1"}}, {type: Pod}', ['spec.limits[1].type: Duplicate value: "Pod"']],
    [
      '{type: Container, min: {cpu: "2"}, max: {cpu: "1"}}',
      [
        `spec.limits[0].min[cpu]: Invalid value: ${quantity(2, '2')}: min value 2 is greater than max value 1`,
        `spec.limits[0].defaultRequest[cpu]: Invalid value: ${quantity(1, '1')}: min value 2 is greater than default request value 1`,
        `spec.limits[0].default[cpu]: Invalid value: ${quantity(2, '2')}: min value 2 is greater than default value 1`,
      ],
    ],
    [
      '{type: Pod, default: {cpu: "1"}}',
      ["spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'"],
    ],
    [
      '{type: PersistentVolumeClaim}',
      [
        'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
      ],
    ],
  ])('%s', (items, expected) => expect(createErrors(limitRangeStrategy, limits(items))).toEqual(expected));
});
