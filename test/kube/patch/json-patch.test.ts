import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/go/json/value';
import { applyJSONPatch } from '../../../src/kube/patch/json-patch';

const doc = {
  metadata: { name: 'x', labels: { a: 'b' } },
  spec: { containers: [{ name: 'c', ports: [{ containerPort: 80 }] }, { name: 'd' }] },
};

describe('applyJSONPatch', () => {
  it.each<[string, JsonValue[], JsonValue]>([
    ['adds under a key', [{ op: 'add', path: '/metadata/labels/x~1y~0z', value: 1 }], { a: 'b', 'x/y~z': 1 }],
    ['replaces even what is not there', [{ op: 'replace', path: '/metadata/labels/n', value: 1 }], { a: 'b', n: 1 }],
    ['moves', [{ op: 'move', from: '/metadata/labels/a', path: '/metadata/labels/z' }], { z: 'b' }],
    [
      'copies nothing as null',
      [{ op: 'copy', from: '/metadata/labels/q', path: '/metadata/labels/z' }],
      { a: 'b', z: null },
    ],
    ['tests', [{ op: 'test', path: '/spec/containers/0/ports', value: [{ containerPort: 80 }] }], { a: 'b' }],
    ['tests for nothing', [{ op: 'test', path: '/metadata/nope', value: null }], { a: 'b' }],
  ])('%s', (_, patch, labels) => {
    const before = JSON.stringify(doc);
    const result = applyJSONPatch(doc, patch) as unknown as typeof doc;
    expect(result.metadata.labels).toEqual(labels);
    expect(JSON.stringify(doc)).toBe(before);
  });

  it.each<[string, JsonValue, string[]]>([
    ['-', { op: 'add', value: { name: 'n' } }, ['c', 'd', 'n']],
    ['0', { op: 'add', value: { name: 'n' } }, ['n', 'c', 'd']],
    ['-1', { op: 'add', value: { name: 'n' } }, ['c', 'd', 'n']],
    ['-1', { op: 'remove' }, ['c']],
    ['1', { op: 'replace', value: { name: 'n' } }, ['c', 'n']],
  ])('list place %s %j', (index, op, names) => {
    const patch = [{ ...(op as object), path: `/spec/containers/${index}` }];
    const result = applyJSONPatch(doc, patch) as unknown as typeof doc;
    expect(result.spec.containers.map((c) => c.name)).toEqual(names);
  });

  // The texts of `kubectl patch --local --type=json`.
  it.each<[JsonValue, string]>([
    [
      [{ op: 'replace', path: '/spec/containers/5/image', value: 1 }],
      'replace operation does not apply: doc is missing path: /spec/containers/5/image: missing value',
    ],
    [
      [{ op: 'replace', path: '/spec/containers/5', value: 1 }],
      'replace operation does not apply: doc is missing key: /spec/containers/5: missing value',
    ],
    [
      [{ op: 'remove', path: '/spec/nope' }],
      "error in remove for path: '/spec/nope': Unable to remove nonexistent key: nope: missing value",
    ],
    [
      [{ op: 'add', path: '/spec/a/b', value: 1 }],
      'add operation does not apply: doc is missing path: "/spec/a/b": missing value',
    ],
    [[{ op: 'test', path: '/metadata/name', value: 'y' }], 'testing value /metadata/name failed: test failed'],
    [
      [{ op: 'move', from: '/metadata/labels/q', path: '/a' }],
      "error in move for path: 'q': Unable to remove nonexistent key: q: missing value",
    ],
    [
      [{ op: 'add', path: '/spec/containers/9', value: 1 }],
      "error in add for path: '/spec/containers/9': Unable to access invalid index: 9: invalid index referenced",
    ],
    [
      [{ op: 'add', path: '/spec/containers/x', value: 1 }],
      `error in add for path: '/spec/containers/x': value was not a proper array index: 'x': strconv.Atoi: parsing "x": invalid syntax`,
    ],
    [
      [{ op: 'remove', path: '/spec/containers/x' }],
      `error in remove for path: '/spec/containers/x': strconv.Atoi: parsing "x": invalid syntax`,
    ],
    [[{ op: 'remove', path: '' }], 'remove operation does not apply: doc is missing path: "": missing value'],
    [[{ op: 'remove' }], 'remove operation failed to decode path: missing value'],
    [[{ op: 'bogus', path: '/a' }], 'Unexpected kind: bogus'],
    [[{ path: '/a' }], 'Unexpected kind: unknown'],
    [{ op: 'x' }, 'json: cannot unmarshal object into Go value of type jsonpatch.Patch'],
    [['x'], 'json: cannot unmarshal string into Go value of type jsonpatch.Operation'],
  ])('refuses %j', (patch, message) => {
    expect(() => applyJSONPatch(doc, patch)).toThrow(new Error(message));
  });
});
