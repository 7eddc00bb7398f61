import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/go/json/value';
import { applyStrategicMergePatch } from '../../../src/kube/patch/strategic-merge-patch';

const POD = { apiVersion: 'v1', kind: 'Pod' };
const pod = {
  ...POD,
  metadata: { name: 'x', labels: { a: 'b' }, finalizers: ['x/1', 'x/2'] },
  spec: {
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'q' }],
    volumes: [{ name: 'v', emptyDir: {} }],
    containers: [
      { name: 'c', image: 'i', env: [{ name: 'A', value: '1' }] },
      { name: 'd', image: 'i' },
    ],
  },
};
type Pod = typeof pod;

const spec = (patch: JsonObject) => (applyStrategicMergePatch(pod, { spec: patch }, POD) as unknown as Pod).spec;
const metadata = (patch: JsonObject) =>
  (applyStrategicMergePatch(pod, { metadata: patch }, POD) as unknown as Pod).metadata;

// Results and errors as `kubectl patch --local --type=strategic` gives them.
describe('objects', () => {
  it.each<[JsonObject, JsonValue]>([
    [{ labels: { c: 'd' } }, { a: 'b', c: 'd' }],
    [{ labels: { a: null, c: 'd', e: null } }, { c: 'd' }],
    [{ labels: { $patch: 'replace', z: '1' } }, { z: '1' }],
    [{ labels: { $patch: 'delete', z: '1' } }, {}],
  ])('labels with %j', (patch, labels) => {
    expect(metadata(patch).labels).toEqual(labels);
  });

  it('removes what the patch sets to null', () => {
    expect(metadata({ labels: null, annotations: null })).toEqual({ name: 'x', finalizers: ['x/1', 'x/2'] });
  });

  it('drops nulls and directives from what it adds', () => {
    expect(spec({ securityContext: { runAsUser: null, sysctls: [null, { name: null }] } })).toMatchObject({
      securityContext: { sysctls: [null, {}] },
    });
    expect(spec({ securityContext: { $patch: 'replace', runAsUser: 1 } })).not.toHaveProperty('securityContext');
    expect(spec({ initContainers: [{ name: 'a', $patch: 'delete' }, { name: 'b' }] })).toMatchObject({
      initContainers: [{ name: 'b' }],
    });
  });

  it('keeps to the fields $retainKeys names', () => {
    const volumes = [{ name: 'v', $retainKeys: ['name', 'hostPath'], hostPath: { path: '/x' } }];
    expect(spec({ volumes }).volumes).toEqual([{ name: 'v', hostPath: { path: '/x' } }]);
  });

  it('shares what it leaves alone, and changes nothing', () => {
    const before = JSON.stringify(pod);
    const result = applyStrategicMergePatch(pod, { metadata: { labels: { a: null } } }, POD);
    expect(result.spec).toBe(pod.spec);
    expect(JSON.stringify(pod)).toBe(before);
  });
});

describe('lists', () => {
  const names = (list: { name: string }[]) => list.map((c) => c.name);

  it('merges by key, what the patch names before the rest where the old order does not tell', () => {
    const { containers } = spec({ containers: [{ name: 'd', image: 'j' }, { name: 'n' }] });
    expect(containers).toEqual([pod.spec.containers[0], { name: 'd', image: 'j' }, { name: 'n' }]);
    expect(names(spec({ containers: [{ name: 'n' }] }).containers)).toEqual(['n', 'c', 'd']);
  });

  it('replaces lists without a merge key', () => {
    expect(spec({ tolerations: [{ key: 'r' }] }).tolerations).toEqual([{ key: 'r' }]);
  });

  it('deletes and replaces as $patch says', () => {
    expect(names(spec({ containers: [{ name: 'c', $patch: 'delete' }] }).containers)).toEqual(['d']);
    expect(names(spec({ containers: [{ $patch: 'replace' }, { name: 'n' }] }).containers)).toEqual(['n']);
    expect(spec({ containers: [{ name: 'c', env: [{ name: 'A', $patch: 'delete' }] }] }).containers[0]).toEqual({
      name: 'c',
      image: 'i',
      env: [],
    });
  });

  it('orders as $setElementOrder says', () => {
    const order = (...list: string[]) => ({ '$setElementOrder/containers': list.map((name) => ({ name })) });
    expect(names(spec(order('d', 'c')).containers)).toEqual(['d', 'c']);
    expect(names(spec({ ...order('n', 'c', 'd'), containers: [{ name: 'n' }] }).containers)).toEqual(['n', 'c', 'd']);
    expect(names(spec({ ...order('d', 'n'), containers: [{ name: 'n' }] }).containers)).toEqual(['c', 'd', 'n']);
  });

  it('counts a new item as standing where a deleted one made room', () => {
    const containers = [{ name: 'n' }, { name: 'c', $patch: 'delete' }];
    const result = spec({ '$setElementOrder/containers': [{ name: 'n' }], containers });
    expect(names(result.containers)).toEqual(['d', 'n']);
  });

  it('treats lists of scalars as sets', () => {
    expect(metadata({ finalizers: ['x/3', 'x/1'] }).finalizers).toEqual(['x/3', 'x/1', 'x/2']);
    expect(metadata({ '$deleteFromPrimitiveList/finalizers': ['x/1'] }).finalizers).toEqual(['x/2']);
    expect(metadata({ '$setElementOrder/finalizers': ['x/2', 'x/1'] }).finalizers).toEqual(['x/2', 'x/1']);
  });
});

describe('errors', () => {
  it.each<[JsonObject, string]>([
    [{ spec: { containers: [{ image: 'x' }] } }, 'map: map[image:x] does not contain declared merge key: name'],
    [{ spec: { volumes: ['x'] } }, 'list element types are not identical: [[map[emptyDir:map[] name:v]] [x]]'],
    [{ metadata: { labels: { $patch: 'merge', z: '1' } } }, 'unknown patch type: merge in map: map[$patch:merge z:1]'],
    [{ spec: { containers: [{ name: 'c', $patch: 'merge' }] } }, 'merging lists cannot yet be specified in the patch'],
    [
      { spec: { '$setElementOrder/containers': [{ name: 'zz' }], containers: [{ name: 'c' }] } },
      "The order in patch list:\n[map[name:c]]\n doesn't match $setElementOrder list:\n[map[name:zz]]\n",
    ],
    [{ spec: { $setElementOrder: [] } }, 'invalid patch format of setElementOrder list'],
    [{ spec: { '$setElementOrder/containers': 'x' } }, 'expected a []interface {}, but received a string'],
    [{ spec: { '$setElementOrder/zzz': [] } }, 'unable to find api field in struct PodSpec for the json field "zzz"'],
    [{ spec: { $deleteFromPrimitiveList: [] } }, 'invalid patch format of primitive list'],
    [{ spec: { volumes: [{ name: 'v', $retainKeys: ['name'], hostPath: {} }] } }, 'invalid patch format of retainKeys'],
  ])('refuses %j', (patch, message) => {
    expect(() => applyStrategicMergePatch(pod, patch, POD)).toThrow(new Error(message));
  });

  it('takes only objects, and only known kinds', () => {
    expect(() => applyStrategicMergePatch(pod, [], POD)).toThrow('invalid JSON document');
    expect(() => applyStrategicMergePatch(pod, {}, { apiVersion: 'x/v1', kind: 'Y' })).toThrow(
      'strategic merge patch format is not supported',
    );
  });
});
