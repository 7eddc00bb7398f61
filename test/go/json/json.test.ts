import { expect, test } from 'vitest';
import { compareBytes, encodeJSON } from '../../../src/go/json/json';

test('keys in byte order, undefined left out, HTML and line separators escaped', () => {
  const value = { b: 1, a10: 2, a2: [], '10': {}, '9': null, gone: undefined, é: '<a> & "b"\\\u2028\u0001\b\f\u007f' };
  expect(encodeJSON(value)).toBe(
    '{"10":{},"9":null,"a10":2,"a2":[],"b":1,"é":"\\u003ca\\u003e \\u0026 \\"b\\"\\\\\\u2028\\u0001\\b\\f\u007f"}',
  );
});

test('with an indent as json.MarshalIndent, and in the order of the object where asked', () => {
  const value = { kind: 'Pod', apiVersion: 'v1', spec: { list: [1, { a: true }], none: [], empty: {}, n: undefined } };
  expect(encodeJSON(value, '    ', 'as-is')).toBe(`{
    "kind": "Pod",
    "apiVersion": "v1",
    "spec": {
        "list": [
            1,
            {
                "a": true
            }
        ],
        "none": [],
        "empty": {}
    }
}`);
});

test('numbers as Go writes a float64, lone surrogates as U+FFFD', () => {
  expect(encodeJSON([0, -0, 1e20, 1e21, 1e-6, 1e-7, 1234567.5, 'a\ud800'])).toBe(
    '[0,0,100000000000000000000,1e+21,0.000001,1e-7,1234567.5,"a\ufffd"]',
  );
});

test('strings compare by code point', () => {
  expect(['\u{1f44b}', '\uffee', 'b', 'a\u{1f44b}', 'a'].sort(compareBytes)).toEqual([
    'a',
    'a\u{1f44b}',
    'b',
    '\uffee',
    '\u{1f44b}',
  ]);
});
