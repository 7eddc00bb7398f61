import { expect, test } from 'vitest';
import { decodeYAML, YAMLError } from '../../../src/go/yaml/decode';

/** Each text with what kubectl v1.28 says of it after `error converting YAML to JSON: `. */
const refused: [string, string][] = [
  ['a: [b\nc: d\n', "yaml: line 1: did not find expected ',' or ']'"],
  ['a: 1\nb: [c, d\ne: f\n', "yaml: line 2: did not find expected ',' or ']'"],
  ['a: {b: c\nd: e\n', "yaml: line 1: did not find expected ',' or '}'"],
  ['a: 1\n b: 2\n', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a:\n  b: 1\n c: 2\n', 'yaml: line 2: did not find expected key'],
  ['a: b: c\n', 'yaml: mapping values are not allowed in this context'],
  ['# c\na: b: c\n', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a: 1\nb\nc: 2\n', "yaml: line 3: could not find expected ':'"],
  ['a: 1\nb', "yaml: line 3: could not find expected ':'"],
  ['a:\n\tb: 1\n', 'yaml: line 2: found character that cannot start any token'],
  ['a:\n  b: 1\n\tc: 2\n', 'yaml: line 3: found a tab character that violates indentation'],
  ['a: @b\n', 'yaml: found character that cannot start any token'],
  ['a: `b`\n', 'yaml: found character that cannot start any token'],
  ['a: %b\n', 'yaml: found character that cannot start any token'],
  ['a: "b\n', 'yaml: line 2: found unexpected end of stream'],
  ['x: 1\na: "b\nc: d\n', 'yaml: line 4: found unexpected end of stream'],
  ["a: 'b\n", 'yaml: line 2: found unexpected end of stream'],
  ['a: "b" c\n', 'yaml: did not find expected key'],
  ['a: "\\q"\n', 'yaml: found unknown escape character'],
  ['a: 1\nb: "\\xzz"\n', 'yaml: line 2: did not find expected hexdecimal number'],
  ['a: "\\ud800"\n', 'yaml: found invalid Unicode character escape code'],
  ['a: *x\n', "yaml: unknown anchor 'x' referenced"],
  ['a: &x\n  b: *x\n', "yaml: anchor 'x' value contains itself"],
  ['a: &\n', 'yaml: did not find expected alphabetic or numeric character'],
  ['a: &x.y z\n', 'yaml: did not find expected alphabetic or numeric character'],
  ['- a\nb: c\n', "yaml: line 1: did not find expected '-' indicator"],
  ['a: 1\n- b\n', 'yaml: line 1: did not find expected key'],
  ['a: - b\n', 'yaml: block sequence entries are not allowed in this context'],
  ['a:\n- b\n c\n- d: e\n  - f\n', 'yaml: line 4: did not find expected key'],
  ['- a\n  - b\n- c: d\n - e\n', "yaml: line 3: did not find expected '-' indicator"],
  ['[a, b\n', "yaml: line 1: did not find expected ',' or ']'"],
  ['a: [b]]\n', 'yaml: did not find expected key'],
  ['a: {b: c}}\n', 'yaml: did not find expected key'],
  ['a: ]\n', 'yaml: did not find expected node content'],
  ['a: [\n---\n', 'yaml: line 1: did not find expected node content'],
  ['? a\n? b\n: [\n', 'yaml: line 3: did not find expected node content'],
  [': a\n', 'yaml: did not find expected key'],
  ['a: |x\n  b\n', 'yaml: did not find expected comment or line break'],
  ['a: |0\n  b\n', 'yaml: found an indentation indicator equal to 0'],
  ['a: |\n\tb\n', 'yaml: line 2: found a tab character where an indentation space is expected'],
  ['a: |\n  b\n c\n', 'yaml: line 2: did not find expected key'],
  ['a: >\n\tb\n', 'yaml: line 2: found a tab character where an indentation space is expected'],
  ['a: b\n\tc: d\n', 'yaml: line 2: found a tab character that violates indentation'],
  ['a: !x!y z\n', 'yaml: found undefined tag handle'],
  ['a: !<x z\n', "yaml: did not find the expected '>'"],
  ['%YAML 1.2\na: b\n', 'yaml: found incompatible YAML document'],
  ['%FOO\na: b\n', 'yaml: found unknown directive name'],
  ['%YAML 1\n', "yaml: did not find expected digit or '.' character"],
  ['a: b\n%c: d\n', 'yaml: line 2: found unexpected non-alphabetical character'],
  ['a: b\x07c\n', 'yaml: control characters are not allowed'],
  ['a: {{ .Values.x }}\n', 'yaml: invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}'],
  ['a: {{ .Values.x }}-y\n', 'yaml: did not find expected key'],
  ['~: a\n', 'Unsupported map key of type: %!s(<nil>), key: <nil>, value: "a"'],
  ['a: .inf\n', 'json: unsupported value: +Inf'],
  ['18446744073709551615: a\n', 'Unsupported map key of type: uint64, key: 0xffffffffffffffff, value: "a"'],
  ['a: !!int x\n', 'yaml: cannot decode !!str `x` as a !!int'],
  ['a: !!float 0xffffffffffffffff\n', 'yaml: cannot decode !!int `0xffffffffffffffff` as a !!float'],
  ['a: !!binary "*"\n', 'yaml: !!binary value contains invalid base64 data'],
  ['<<: x\n', 'yaml: map merge requires map or sequence of maps as the value'],
  ['<<: [x]\n', 'yaml: map merge requires map or sequence of maps as the value'],
  ['metadata:\n  name: x\n  labels:\n    app: web\n   tier: db\n', 'yaml: line 4: did not find expected key'],
  ['spec:\n  containers:\n  - name: a\n    image: b\n   ports:\n', 'yaml: line 4: did not find expected key'],
  ['spec:\n  containers:\n  - name: a\n   image: b\n', 'yaml: line 3: did not find expected key'],
  ['a: b\n  c: d\n', 'yaml: line 2: mapping values are not allowed in this context'],
  ['key: value\nother value\n', "yaml: line 3: could not find expected ':'"],
  ['key: value\nother value\nthird: x\n', "yaml: line 3: could not find expected ':'"],
  ['a: "x: y"z: 1\n', 'yaml: did not find expected key'],
  ["a: 'it's'\n", 'yaml: did not find expected key'],
  ['a: [b, c d: e, f\n', "yaml: line 1: did not find expected ',' or ']'"],
  ['a: [http://x?y=1]\n', "yaml: did not find expected ',' or ']'"],
  ['a: {b}c\n', 'yaml: did not find expected key'],
  ['"a\n b": c\nd: e\n', 'yaml: line 2: mapping values are not allowed in this context'],
];

test.each(refused)('%j is refused as go-yaml refuses it', (text, message) => {
  expect(() => decodeYAML(text)).toThrow(new YAMLError(message));
});

test('flow collections at the top are YAML here, whatever kubectl makes of a leading brace', () => {
  expect(() => decodeYAML('{a: b\n')).toThrow("yaml: line 1: did not find expected ',' or '}'");
  expect(() => decodeYAML('{a: b}: c\n')).toThrow('yaml: invalid map key: map[interface {}]interface {}{"a":"b"}');
});

test('what follows the first document is not looked at', () => {
  expect(() => decodeYAML('a: "\n---\n')).toThrow('yaml: line 2: found unexpected document indicator');
  expect(decodeYAML('a: b\n...\n{]')).toEqual({ a: 'b' });
  expect(decodeYAML('%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1\n--- [')).toEqual({ a: '1' });
});
