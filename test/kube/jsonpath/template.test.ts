/** Range blocks, and results as JSON; the texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { newJSONPathPrinter } from '../../../src/kubectl/printers/jsonpath';
import { sample } from '../../kubectl/printers/sample';

const RANGES: [template: string, text: string][] = [
  ['{range .list[*]}[{@}]{end}', '[3][1][2]'],
  ['{range .list}[{@}]{end}', '[[3,1,2]]'],
  ['{range .items2[*]}{.name}={.v}{"\\n"}{end}', 'x=1\ny=2\nz=10\n<nil>=<nil>\n'],
  ['{range .nested[*]}<{range [*]}{@},{end}>{end}{.key1}', '<1,2,><3,><>k1'],
  ['{range .nope[*]}x{end}y', 'y'],
  ['{range .emptyList[*]}x{end}y', 'y'],
  ['{range .nil}x{end}y', 'xy'],
  ['{range .nested[*]}{range [*]}{@}{end}', '123'],
  ['{range .items2[*]}{range .nope[*]}{.x}{end}|{end}', '||||'],
  ['{range .items2[?(@.on==true)]}{.name}{" "}{end}', 'x z '],
  ['{range .items2[*].name}{@}{"."}{end}', 'x.y.z.<no value>.'],
  ['{range .list[*]}{$.data}{end}', ''],
  ['{range .list[*]}{range .nope}a{end}b{end}c', 'bbbc'],
  ['{range}x{end}', 'x'],
];

const AS_JSON: [template: string, text: string][] = [
  ['{.data.plain}', '[\n    "text"\n]\n'],
  ['{.list[*]}', '[\n    3,\n    1,\n    2\n]\n'],
  ['{.one}', '[\n    {\n        "only": "me"\n    }\n]\n'],
  ['{.nope}', '[]\n'],
  ['{.list[*]}{.bools.t}', '[\n    3,\n    1,\n    2\n]\n[\n    true\n]\n'],
  ['a{.key1}b', '[\n    "a"\n]\n[\n    "k1"\n]\n[\n    "b"\n]\n'],
  ['{.nil}', '[\n    null\n]\n'],
  ['{.data.html}', '[\n    "\\u003cb\\u003e\\u0026amp;\\"\'\\u003c/b\\u003e"\n]\n'],
  ['{.emptyList}', '[\n    []\n]\n'],
  ['{.n.f} {.n.e21}', '[\n    1.5\n]\n[\n    " "\n]\n[\n    1e+21\n]\n'],
];

describe('a JSONPath template', () => {
  it.each(RANGES)('runs the range %j', (template, text) => expect(newJSONPathPrinter(template)(sample)).toBe(text));

  it.each(AS_JSON)('prints %j as JSON', (template, text) => {
    expect(newJSONPathPrinter(template, { asJSON: true })(sample)).toBe(text);
  });

  it('goes on after a range that nothing ends', () => {
    expect(newJSONPathPrinter('{range .a[*]}{@}')({ a: [1, 2] })).toBe('12{"a":[1,2]}');
  });

  it('has lost the beginning of its range when it prints a second object', () => {
    const print = newJSONPathPrinter('{range .a[*]}{@}{end}{.b}');
    expect(print({ a: [1, 2], b: 'x' })).toBe('12x');
    expect(() => print({ a: [1, 2], b: 'x' })).toThrow('not in range, nothing to end');
  });
});
