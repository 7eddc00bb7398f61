import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { decodeYAML, decodeYAMLStrict, strictError } from '../../../src/go/yaml/decode';
import { encodeYAML } from '../../../src/go/yaml/encode';

test('scalars are those of YAML 1.1, as go-yaml v2 resolves them', () => {
  const scalars: [string, unknown][] = [
    ['y', true],
    ['Yes', true],
    ['ON', true],
    ['yEs', 'yEs'],
    ['n', false],
    ['off', false],
    ['~', null],
    ['', null],
    ['Null', null],
    ['0644', 420],
    ['0o17', 15],
    ['08', 8],
    ['0x1F', 31],
    ['0b11', 3],
    ['0b12', '0b12'],
    ['-0x1f', -31],
    ['+5', 5],
    ['1_000', 1000],
    ['_1', '_1'],
    ['0x', '0x'],
    ['1:30', '1:30'],
    ['1.5e3', 1500],
    ['1e1000', '1e1000'],
    ['.5_5', 0.55],
    ['.5__5', '.5__5'],
    ['+.5', 0.5],
    ['.e3', '.e3'],
    ['1e3_0', 1e30],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['2001-12-14', '2001-12-14'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['=', '='],
    ['<<', '<<'],
    ['"1"', '1'],
    ['! 5', '5'],
    ['!!str 5', '5'],
    ['!!int "5"', 5],
    ['!!float 5', 5],
    ['!!binary aGVsbG8=', 'hello'],
    ['!foo bar', 'bar'],
  ];
  for (const [text, value] of scalars) expect([text, decodeYAML(`a: ${text}`)]).toEqual([text, { a: value }]);
});

test('keys become strings the way sigs.k8s.io/yaml makes them', () => {
  expect(decodeYAML('1: a\n1.5: b\ny: c\n1234567.5: d\n0x10: e\n16777217.5: f\n3.4e39: g\n2001-12-14: h')).toEqual({
    '1': 'a',
    '1.5': 'b',
    true: 'c',
    '1.2345675e+06': 'd',
    '16': 'e',
    '1.6777218e+07': 'f',
    '.inf': 'g',
    '2001-12-14': 'h',
  });
  expect(Object.keys(decodeYAML('__proto__: 1') as object)).toEqual(['__proto__']);
});

test('anchors and merge keys are filled in; a merge overwrites what stands before it', () => {
  expect(decodeYAML('a: &x {b: 1, c: 2}\nd: *x\ne: {b: 0, <<: *x}\nf: {<<: [{b: 5}, *x], c: 9}')).toEqual({
    a: { b: 1, c: 2 },
    d: { b: 1, c: 2 },
    e: { b: 1, c: 2 },
    f: { b: 5, c: 9 },
  });
  expect(decodeYAML('"<<": 1')).toEqual({ '<<': 1 });
});

test('what YAML 1.2 readers refuse and libyaml takes', () => {
  expect(decodeYAML('a: [\n  b\n]\nc: "d\ne"\nf: "x"#comment')).toEqual({ a: ['b'], c: 'd e', f: 'x' });
  expect(decodeYAML('a:\n- b\n- c:\n  - d\n? e\n: f\n? g')).toEqual({ a: ['b', { c: ['d'] }], e: 'f', g: null });
  expect(decodeYAML('[a: b, {c}, ? d]')).toEqual([{ a: 'b' }, { c: null }, { d: null }]);
});

test('block, folded and quoted scalars', () => {
  expect(decodeYAML('a: |+\n  x\n\n   y\n\nb: >-\n  one\n  two\n\n    more\n  end\nc: |2\n    in')).toEqual({
    a: 'x\n\n y\n\n',
    b: 'one two\n\n  more\nend',
    c: '  in',
  });
  expect(decodeYAML('"a\\\n  b\\x41\\u00e9\\U0001F44B\\n"')).toBe('abAé👋\n');
  expect(decodeYAML("'it''s\n\n  x'")).toBe("it's\nx");
});

test('byte order mark, CRLF and nothing at all', () => {
  expect(decodeYAML('\ufeffa: b\r\nc: |\r\n  d\r\n')).toEqual({ a: 'b', c: 'd\n' });
  for (const text of ['', '\n', '# only a comment\n', '---\n', 'null']) expect(decodeYAML(text)).toBeNull();
});

test('of equal keys the last is kept, and strict reading names them', () => {
  const text = 'a: 1\nb:\n  tier: x\n  tier:\n    y\n1: a\n1: b\n"1": c\nyes: 1\ntrue: 2\n1.5: 1\n1.5: 2\n';
  expect(decodeYAML('a: 1\na: 2')).toEqual({ a: 2 });
  const { value, duplicates } = decodeYAMLStrict(text);
  expect(value).toEqual({ a: 1, b: { tier: 'x' }, '1': 'c', true: 1, '1.5': 1 });
  expect(duplicates.map(({ path, key }) => [...path, key].join('.'))).toEqual(['b.tier', '1', 'true', '1.5']);
  expect(strictError(duplicates).message).toBe(
    'yaml: unmarshal errors:\n  line 5: key "tier" already set in map\n  line 7: key 1 already set in map\n' +
      '  line 10: key true already set in map\n  line 12: key 1.5 already set in map',
  );
});

test('aliases that blow a document up are refused', () => {
  const levels = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 9; i++) {
    const [before, name] = [String.fromCharCode(96 + i), String.fromCharCode(97 + i)];
    levels.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
  }
  expect(() => decodeYAML(levels.join('\n'))).toThrow('yaml: document contains excessive aliasing');
});

test('another reader finds the same in ordinary manifests', () => {
  const manifest = {
    apiVersion: 'v1',
    items: [{ name: 'web', ports: [{ port: 80 }], args: ['a: b', '# c', '-x', 'two\nlines\n'] }],
    empty: {},
    none: [],
  };
  const text = encodeYAML(manifest);
  expect(load(text)).toEqual(manifest);
  expect(decodeYAML(text)).toEqual(manifest);
});

test('lists may be nested some thousand levels deep', () => {
  expect(JSON.stringify(decodeYAML('['.repeat(3000) + ']'.repeat(3000)))).toHaveLength(6000);
  expect(() => decodeYAML('['.repeat(10_001) + ']'.repeat(10_001))).toThrow('yaml: exceeded max depth of 10000');
});
