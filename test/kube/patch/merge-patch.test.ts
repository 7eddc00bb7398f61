import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/go/json/value';
import { applyMergePatch, createMergePatch } from '../../../src/kube/patch/merge-patch';
import { createThreeWayJSONMergePatch } from '../../../src/kube/patch/three-way';

describe('applyMergePatch', () => {
  it.each<[JsonValue, JsonValue, JsonValue]>([
    [{ a: 1, b: { c: 2, d: 3 } }, { b: { c: null, e: 4 } }, { a: 1, b: { d: 3, e: 4 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{}, { a: { b: null, c: 1 }, d: [null, { e: null }] }, { a: { c: 1 }, d: [null, {}] }],
    [{ a: 'x' }, { a: { b: null } }, { a: {} }],
    [{ a: { b: 1 } }, { a: [null] }, { a: [null] }],
    [{ a: 1 }, { nope: null }, { a: 1 }],
  ])('%j with %j', (document, patch, result) => {
    expect(applyMergePatch(document, patch)).toEqual(result);
  });
});

describe('createMergePatch', () => {
  it.each<[JsonObject, JsonObject, JsonObject]>([
    [
      { a: 1, b: 2 },
      { a: 1, c: 3 },
      { b: null, c: 3 },
    ],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }, { a: { c: null } }],
    [{ a: [1] }, { a: [1, 2] }, { a: [1, 2] }],
    [{ a: [{ b: [1] }] }, { a: [{ b: [1] }] }, {}],
    [{ a: 1 }, { a: '1' }, { a: '1' }],
  ])('%j to %j', (before, after, patch) => {
    expect(createMergePatch(before, after)).toEqual(patch);
  });
});

describe('createThreeWayJSONMergePatch', () => {
  it('deletes what was applied before and is gone, keeps what others added', () => {
    const patch = createThreeWayJSONMergePatch(
      { spec: { a: 1, b: 2, deep: { x: 1 } } },
      { spec: { a: 9, deep: {} } },
      { spec: { a: 1, b: 2, deep: { x: 1 }, theirs: 3 } },
    );
    expect(patch).toEqual({ spec: { a: 9, b: null, deep: { x: null } } });
  });

  it('works without a last applied configuration', () => {
    expect(createThreeWayJSONMergePatch(undefined, { spec: { a: 1 } }, { spec: { a: 2, b: 1 } })).toEqual({
      spec: { a: 1 },
    });
  });
});
