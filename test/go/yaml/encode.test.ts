import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/go/json/value';
import { encodeYAML } from '../../../src/go/yaml/encode';

const a = 'a'.repeat(40);
const b = 'b'.repeat(45);

/** Strings and how `kubectl -o yaml` v1.28 shows them as a value. */
const strings: [string, string][] = [
  ['', '""'],
  ['plain', 'plain'],
  ['two words', 'two words'],
  ['안녕', '안녕'],
  ['안녕 👋', '"안녕 \\U0001F44B"'],
  ['true', '"true"'],
  ['y', '"y"'],
  ['No', '"No"'],
  ['yEs', 'yEs'],
  ['null', '"null"'],
  ['~', '"~"'],
  ['=', '='],
  ['<<', '<<'],
  ['0777', '"0777"'],
  ['1_000', '"1_000"'],
  ['1e3', '"1e3"'],
  ['1e400', '1e400'],
  ['.5', '".5"'],
  ['.inf', '".inf"'],
  ['.iNf', '.iNf'],
  ['1:30', '"1:30"'],
  ['1:60', '1:60'],
  ['1.2.3', '1.2.3'],
  ['2020-01-01', '"2020-01-01"'],
  ['2020-02-30', '2020-02-30'],
  ['2020-1-1', '"2020-1-1"'],
  ['2020-01-01T10:00:00', '2020-01-01T10:00:00'],
  ['2020-01-01T10:00:00Z', '"2020-01-01T10:00:00Z"'],
  ['2020-01-01 10:00:00', '"2020-01-01 10:00:00"'],
  ['2020-01-01T10:00:00+25:00', '"2020-01-01T10:00:00+25:00"'],
  ['a: b', "'a: b'"],
  ['a:', "'a:'"],
  ['a:b', 'a:b'],
  ['a # b', "'a # b'"],
  ['a#b', 'a#b'],
  ['- a', "'- a'"],
  ['-a', '-a'],
  ['?', "'?'"],
  ['?a', '?a'],
  ['---a', "'---a'"],
  ['*x', "'*x'"],
  ['@x', "'@x'"],
  [`it's "x"`, `it's "x"`],
  [`'a' b`, `'''a'' b'`],
  [' lead', "' lead'"],
  ['trail ', "'trail '"],
  ['a\tb', '"a\\tb"'],
  ['a\\b', 'a\\b'],
  ['\u0001\u001b\u00a0\ufeff', '"\\x01\\e\u00a0\\uFEFF"'],
  ['a \u0085 b', 'a b'],
  ['a\nb\n', '|\n  a\n  b'],
  ['a\nb', '|-\n  a\n  b'],
  ['a\n\n', '|+\n  a\n'],
  ['\na\n', '|2\n\n  a'],
  [' a\n\n  b', '|2-\n   a\n\n    b'],
  ['a\n b ', '"a\\n b "'],
  ['a \nb', '"a \\nb"'],
  ['a\n\tb', '"a\\n\\tb"'],
  ['\n', '|2+\n'],
  [`${a} ${b} c`, `${a} ${b}\n  c`],
  [`${a} ${b}  c`, `${a} ${b}  c`],
  [`# ${a} ${b} c `, `'# ${a} ${b}\n  c '`],
  [`${a}\t${b} c  d`, `"${a}\\t${b}\n  c  d"`],
  [`${a}\t${b}  d`, `"${a}\\t${b}\n  \\ d"`],
];

test.each(strings)('%j', (text, shown) => {
  expect(encodeYAML({ k: text })).toBe(`k: ${shown}\n`);
});

test('numbers as Go prints them', () => {
  const numbers: [number, string][] = [
    [0, '0'],
    [-0, '0'],
    [-1.5, '-1.5'],
    [123456.5, '123456.5'],
    [1234567.5, '1.2345675e+06'],
    [1e6, '1000000'],
    [1e19, '10000000000000000000'],
    [1e20, '1e+20'],
    [1e21, '1e+21'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [2 ** 63, '9223372036854776000'],
  ];
  for (const [value, text] of numbers) expect(encodeYAML(value)).toBe(`${text}\n`);
});

test('collections: lists not indented below their key, empty ones in flow form, fields without value left out', () => {
  const value: JsonValue = {
    list: [1, ['a', ['b', []]], { c: { d: [null, { e: true }] }, f: 'x\ny' }],
    empty: {},
    gone: undefined,
    deep: { deeper: { none: [] } },
  };
  expect(encodeYAML(value)).toBe(
    `${[
      'deep:',
      '  deeper:',
      '    none: []',
      'empty: {}',
      'list:',
      '- 1',
      '- - a',
      '  - - b',
      '    - []',
      '- c:',
      '    d:',
      '    - null',
      '    - e: true',
      '  f: |-',
      '    x',
      '    y',
    ].join('\n')}\n`,
  );
  expect([encodeYAML({}), encodeYAML([]), encodeYAML(null), encodeYAML('a\nb')]).toEqual([
    '{}\n',
    '[]\n',
    'null\n',
    '|-\n  a\n  b\n',
  ]);
});

test('keys are quoted like values; long ones and those of several lines get a question mark', () => {
  expect(encodeYAML({ y: 1, '': 2, 'a b': 3, 'a: b': 4, '1': 5, 'kubernetes.io/x': 6 })).toBe(
    '"": 2\n"1": 5\na b: 3\n\'a: b\': 4\nkubernetes.io/x: 6\n"y": 1\n',
  );
  const long = 'k'.repeat(129);
  expect(encodeYAML({ [long]: { a: 1 }, 'x\ny': [1] })).toBe(`? ${long}\n: a: 1\n? |-\n  x\n  y\n: - 1\n`);
});

test('a string libyaml cannot read back from JSON is an error', () => {
  expect(() => encodeYAML({ a: 'x\u007f' })).toThrow(
    'error converting JSON to YAML: yaml: control characters are not allowed',
  );
});
