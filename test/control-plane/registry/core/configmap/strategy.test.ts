import { describe, expect, it } from 'vitest';
import { configMapStrategy } from '../../../../../src/control-plane/registry/core/configmap/strategy';
import type { ConfigMap } from '../../../../../src/kube/api/core/v1';
import { createErrors, object, row, updateErrors } from '../../strategy-case';

const KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

describe('errors of a new config map', () => {
  it.each<[string, string[]]>([
    ['{data: {a.b_C-1: x}, binaryData: {b: AAEC}}', []],
    ['{data: {"a b": x}}', [`data[a b]: Invalid value: "a b": ${KEY}`]],
    ['{data: {..: x}}', ['data[..]: Invalid value: "..": must not be \'..\'']],
    ['{data: {a: x}, binaryData: {a: AA==}}', ['data[a]: Invalid value: "a": duplicate of key present in binaryData']],
  ])('%s', (yaml, expected) => expect(createErrors(configMapStrategy, yaml)).toEqual(expected));

  it('size', () => {
    const yaml = JSON.stringify({ data: { a: 'x'.repeat(1024 * 1024 + 1) } });
    expect(createErrors(configMapStrategy, yaml)).toEqual(['[]: Too long: must have at most 1048576 bytes']);
  });
});

it.each<[string, (cm: ConfigMap) => void, string[]]>([
  [
    'data',
    (cm) => {
      cm.data = { a: '2' };
    },
    ['data: Forbidden: field is immutable when `immutable` is set'],
  ],
  [
    'the mark itself',
    (cm) => void delete cm.immutable,
    ['immutable: Forbidden: field is immutable when `immutable` is set'],
  ],
  [
    'labels',
    (cm) => {
      cm.metadata.labels = { a: 'b' };
    },
    [],
  ],
])('immutable: %s', (_, change, expected) => {
  expect(updateErrors<ConfigMap>(configMapStrategy, '{immutable: true, data: {a: "1"}}', change)).toEqual(expected);
});

it('kubectl get', () => {
  const at = 'metadata: {creationTimestamp: "2026-11-22T10:29:48Z"}';
  expect(row(configMapStrategy, object(`{${at}}`))).toBe('x|0|12s');
  expect(row(configMapStrategy, object(`{${at}, data: {a: b}, binaryData: {c: AA==}}`))).toBe('x|2|12s');
});
