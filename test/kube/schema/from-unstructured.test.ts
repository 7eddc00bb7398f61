import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { fromUnstructured } from '../../../src/kube/schema/from-unstructured';
import type { Observed } from '../../observed';

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };
const convert = (spec: JsonObject) => fromUnstructured({ ...DEPLOYMENT, metadata: { name: 'x' }, spec }, DEPLOYMENT);

describe('fromUnstructured', () => {
  it.each<[JsonObject, string]>([
    [{ replicas: 'three' }, 'unrecognized type: int32'],
    [{ replicas: 1.5 }, 'cannot convert float64 to int32'],
    [{ replicas: true }, 'unrecognized type: int32'],
    [{ paused: 'yes' }, 'unrecognized type: bool'],
    [{ strategy: { type: 1 } }, 'cannot convert int64 to v1.DeploymentStrategyType'],
    [{ strategy: { type: true } }, 'unrecognized type: string'],
    [{ strategy: 'x' }, 'cannot restore struct from: string'],
    [{ selector: { matchLabels: ['a'] } }, 'cannot restore map from slice'],
    [{ selector: { matchExpressions: {} } }, 'cannot restore slice from map'],
    [{ strategy: { rollingUpdate: { maxSurge: true } } }, 'json: cannot unmarshal bool into Go value of type int32'],
  ])('refuses %j', (spec, message) => {
    expect(() => convert(spec)).toThrow(expect.objectContaining({ message }));
  });

  it('goes by the order of the struct, not of the keys', () => {
    expect(() => convert({ paused: 1, replicas: 'x' })).toThrow('unrecognized type: int32');
  });

  it('lists unknown fields in the order of their texts', () => {
    expect(convert({ zz: 1, template: { spec: { containers: [{ name: 'c', foo: 1 }] } } }).problems).toEqual([
      'unknown field "spec.template.spec.containers[0].foo"',
      'unknown field "spec.zz"',
    ]);
  });

  it('writes the object as its type', () => {
    expect((convert({ replicas: 0, paused: false }).object as Observed).spec).toEqual({
      replicas: 0,
      selector: null,
      template: { metadata: { creationTimestamp: null }, spec: { containers: null } },
      strategy: {},
    });
  });
});
