import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { applyStrategicMergePatch } from '../../../src/kube/patch/strategic-merge-patch';
import { changesIdentity, createThreeWayMergePatch, createTwoWayMergePatch } from '../../../src/kube/patch/three-way';

const SERVICE = { apiVersion: 'v1', kind: 'Service' };
const POD = { apiVersion: 'v1', kind: 'Pod' };
const pod = (spec: JsonObject): JsonObject => ({ ...POD, spec });
const threeWay = (original: JsonObject | undefined, modified: JsonObject, current: JsonObject) =>
  createThreeWayMergePatch(original && pod(original), pod(modified), pod(current), POD).spec;

describe('createThreeWayMergePatch', () => {
  it('is empty when the live object has all the manifest says', () => {
    const manifest = { containers: [{ name: 'c', image: 'i' }] };
    const live = { containers: [{ name: 'c', image: 'i', imagePullPolicy: 'Always' }], nodeName: 'n' };
    expect(createThreeWayMergePatch(pod(manifest), pod(manifest), pod(live), POD)).toEqual({});
  });

  it('sets what differs, with the order of the list', () => {
    const before = {
      containers: [
        { name: 'c', image: 'i' },
        { name: 'd', image: 'i' },
      ],
    };
    const after = {
      containers: [
        { name: 'c', image: 'j' },
        { name: 'd', image: 'i' },
      ],
    };
    expect(threeWay(before, after, before)).toEqual({
      '$setElementOrder/containers': [{ name: 'c' }, { name: 'd' }],
      containers: [{ name: 'c', image: 'j' }],
    });
  });

  it('deletes what was applied and is gone, not what others set', () => {
    const before = { hostname: 'h', containers: [{ name: 'c' }, { name: 'd' }], nodeSelector: { a: '1', b: '2' } };
    const after = { containers: [{ name: 'c' }], nodeSelector: { a: '1' } };
    const live = { ...before, nodeName: 'n', nodeSelector: { a: '1', b: '2', c: '3' } };
    expect(threeWay(before, after, live)).toEqual({
      '$setElementOrder/containers': [{ name: 'c' }],
      containers: [{ name: 'd', $patch: 'delete' }],
      hostname: null,
      nodeSelector: { b: null },
    });
    expect(threeWay(undefined, after, live)).toEqual({ '$setElementOrder/containers': [{ name: 'c' }] });
  });

  it('deletes from lists of scalars', () => {
    const meta = (finalizers: string[]): JsonObject => ({ ...POD, metadata: { finalizers } });
    expect(createThreeWayMergePatch(meta(['a/x', 'b/x']), meta(['b/x']), meta(['a/x', 'b/x', 'c/x']), POD)).toEqual({
      metadata: { '$deleteFromPrimitiveList/finalizers': ['a/x'], '$setElementOrder/finalizers': ['b/x'] },
    });
  });

  it('names the fields of a union that stay', () => {
    const live = { volumes: [{ name: 'v', emptyDir: {} }] };
    const after = { volumes: [{ name: 'v', hostPath: { path: '/x' } }] };
    expect(threeWay(live, after, live)).toEqual({
      '$setElementOrder/volumes': [{ name: 'v' }],
      volumes: [{ name: 'v', $retainKeys: ['hostPath', 'name'], emptyDir: null, hostPath: { path: '/x' } }],
    });
  });

  it('sends an unsorted list of scalars again although nothing changed, as Go does', () => {
    const object = { ...POD, metadata: { finalizers: ['b/x', 'a/x'] } };
    expect(createThreeWayMergePatch(object, object, object, POD)).toEqual({
      metadata: { '$setElementOrder/finalizers': ['b/x', 'a/x'] },
    });
  });
});

describe('createTwoWayMergePatch', () => {
  it('adds, changes, removes and reorders', () => {
    const before = { ...SERVICE, spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30000 }, { port: 81 }] } };
    const after = { ...SERVICE, spec: { ports: [{ port: 81 }, { port: 80, nodePort: 30000 }], clusterIP: 'None' } };
    const patch = createTwoWayMergePatch(before, after, SERVICE);
    expect(patch).toEqual({
      spec: { '$setElementOrder/ports': [{ port: 81 }, { port: 80 }], clusterIP: 'None', type: null },
    });
    expect(applyStrategicMergePatch(before, patch, SERVICE)).toEqual(after);
  });

  it('refuses a changed field the type has not', () => {
    const object = (bogus: JsonObject) => ({ ...SERVICE, spec: { bogus } });
    expect(createTwoWayMergePatch(object({ a: 1 }), object({ a: 1 }), SERVICE)).toEqual({});
    expect(() => createTwoWayMergePatch(object({ a: 1 }), object({ a: 2 }), SERVICE)).toThrow(
      'unable to find api field in struct ServiceSpec for the json field "bogus"',
    );
  });

  it('tells when the identity would change', () => {
    expect(changesIdentity({ metadata: { name: 'y' } })).toBe(true);
    expect(changesIdentity({ kind: 'X' })).toBe(true);
    expect(changesIdentity({ metadata: { labels: {} } })).toBe(false);
  });
});
