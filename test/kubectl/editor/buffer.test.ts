import { describe, expect, test } from 'vitest';
import { editContent, editHeader } from '../../../src/kubectl/editor/buffer';

const objects = (...names: string[]) =>
  names.map((name) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, managedFields: [{ manager: 'x' }] } }));

test('the header lists why the file is there again', () => {
  const reasons = [
    { head: 'pods "a" was not valid', other: ['spec: Forbidden: no\nnever'] },
    { head: 'The edited file had a syntax error: x', other: [] },
  ];
  expect(
    editHeader('normal', reasons),
  ).toBe(`# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
# pods "a" was not valid:
# * spec: Forbidden: no
# never
#
# The edited file had a syntax error: x
#
`);
});

test('annotations have a header of their own', () => {
  expect(editHeader('apply', [])).toBe(`# Please edit the 'last-applied-configuration' annotations below.
# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
#
`);
});

describe('content', () => {
  test('one object stands by itself, without managed fields', () => {
    expect(editContent(objects('a'), '')).toBe('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n');
  });

  test('several are a list', () => {
    expect(editContent(objects('a', 'b'), 'yaml')).toBe(`apiVersion: v1
items:
- apiVersion: v1
  kind: Pod
  metadata:
    name: a
- apiVersion: v1
  kind: Pod
  metadata:
    name: b
kind: List
metadata: {}
`);
  });

  test('JSON and YAML are all there is', () => {
    expect(editContent(objects('a'), 'json')).toMatch(/^\{\n {4}"apiVersion": "v1",/);
    expect(() => editContent(objects('a'), 'wide')).toThrow(
      'unable to match a printer suitable for the output format "wide", allowed formats are: json,yaml',
    );
  });
});
