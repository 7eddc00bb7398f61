/** What JSONPath templates select and print; the texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { compileJSONPath } from '../../../src/kubectl/printers/jsonpath';
import { messageOf } from '../../kubectl/printers/failure';
import { sample } from '../../kubectl/printers/sample';

const PATHS: [template: string, text: string][] = [
  ['text', 'text'],
  ['{.data.plain}', 'text'],
  ['{ .data.plain }', 'text'],
  ['{.data .plain}', 'text'],
  ['{.data.plain} {.data.num}', 'text 42'],
  ['{.data.plain .data}', ''],
  ['{$.data.plain}{@.data.plain}', 'texttext'],
  ['{.dash-key}', 'dk'],
  ['{.data.a\\.b}', 'dotted'],
  ["{.data['a.b']}", ''],
  ["{.data['a\\.b']}", 'dotted'],
  ["{.data['x-y']}", 'dash'],
  ["{['data']['plain']}", 'text'],
  ['{.bools.t}', 'true'],
  ['{.nil}', '<nil>'],
  ['{.nil.x}', ''],
  ['{.nil[0]}', ''],
  ['{.nope.nope}', ''],
  ['{.nope[*]}', ''],
  ['{.data.plain.x}', ''],
  ['{.emptyList}{.emptyMap}', '[]{}'],
  [
    '{.n.million} {.n.neg} {.n.f} {.n.small} {.n.e21} {.n.e20} {.n.bigf}',
    '1000000 -7 1.5 1e-05 1e+21 1e+20 1.23456789e+07',
  ],
  ['{.one}', '{"only":"me"}'],
  ['{.data.html}|{.data.uni}|{.data.multi}', '<b>&amp;"\'</b>|héllo ☃ 𝄞|one\ntwo\n'],
  ['{.strs}', '["a","b c",""]'],
  ['{.mixed[*]}', '1 two true <nil> {"k":"v"} [1,[2]]'],
  ['{.deep.a.b.l}', '[{"c":"x","n":1},{"c":"y","n":2},{"m":3}]'],
];

const ARRAYS: [template: string, text: string][] = [
  ['{.list}', '[3,1,2]'],
  ['{.list[0]}', '3'],
  ['{.list[-1]}', '2'],
  ['{.list[*]}', '3 1 2'],
  ['{.list[:]}', '3 1 2'],
  ['{.list[0:2]}', '3 1'],
  ['{.list[:-1]}', '3 1'],
  ['{.list[-2:]}', '1 2'],
  ['{.list[::2]}', '3 2'],
  ['{.list[1:1]}', ''],
  ['{.list[]}', '3'],
  ['{.list[0,2]}', '3 2'],
  ['{.list[2, 0]}', '2 3'],
  ['{.nested[0,1][0:1]}', '1 3'],
  ['{.mixed[-1][-1][0]}', '2'],
  ["{.items2[0]['name','v']}", 'x 1'],
  ["{.items2[*]['name', 'v']}", 'x y z <nil> 1 2 10 <nil>'],
  ['{.items2[0,1].name}', 'x y'],
  ['{.deep.a.b.l[*].c}', 'x y'],
  ['{.deep..n}', '1 2'],
  ['{..only}', 'me'],
  ['{.deep..l[0].c}', 'x'],
  ['{.nested..}', '[[1,2],[3],[]] [1,2] [3]'],
  ['{.deep.a.b.l[-1:].m}', '3'],
];

const FILTERS: [template: string, text: string][] = [
  ['{.deep.a.b.l[?(@.c=="x")].n}', '1'],
  ["{.deep.a.b.l[?(@.c=='x')].n}", '1'],
  ['{.deep.a.b.l[?( @.n > 1 )].c}', 'y'],
  ['{.deep.a.b.l[?(@.n<2)].c}', 'x'],
  ['{.deep.a.b.l[?(@.n>=2)].c}', 'y'],
  ['{.deep.a.b.l[?(@.n<=2)].c}', 'x y'],
  ['{.deep.a.b.l[?(@.n!=1)].c}', 'y'],
  ['{.deep.a.b.l[?(@.c>="y")].n}', '2'],
  ['{.items2[?(@.on==true)].name}', 'x z'],
  ['{.items2[?(@.on!=true)].name}', 'y'],
  ['{.items2[?(@.f==1.5)].name}', 'x'],
  ['{.items2[?(@.s)].name}', 'x y'],
  ['{.items2[?(@.nope)].name}', ''],
  ['{.items2[?(@.nope==1)].name}', ''],
  ['{.list[?(@>1)]}', '3 2'],
  ['{.strs[?(@=="b c")]}', 'b c'],
  ['{.items2[?(@.v[0])].name}', 'x y z'],
  ['{.deep.a.b.l[?("x"==@.c)].n}', '1'],
  ['{.deep.a.b.l[?(1<2)].c}', 'x y'],
  ['{.deep.a.b.l[?(@.c=="a)b")].n}', ''],
  ['{.mixed[?(@.k)]}', '{"k":"v"}'],
  ['{.list[?(@==@)]}', '3 1 2'],
  ['{.deep.a.b.l[?(@..n)].c}', 'x y'],
  ["{.deep.a.b.l[?(@['c']=='y')].n}", '2'],
];

const LITERALS: [template: string, text: string][] = [
  ['{"\\n"}', '\n'],
  ["{'\\t'}|", '\t|'],
  ['{"a\\"b"}', 'a"b'],
  ['{"\\x41\\u00e9\\U0001F600\\101"}', 'Aé😀A'],
  ["{'a\"b'}", 'a"b'],
  ['{"a" "b"}', 'b'],
  ['{"{}"}', '{}'],
  ['{1} {1.5} {-1} {+3} {007} {1000000.0}', '1 1.5 -1 3 7 1e+06'],
  ['{true}{false}', 'truefalse'],
  ['{.list[*] 5}', '5 5 5'],
  ['{99999999999999999999}', '1e+20'],
  ['{"é☃"}', 'é☃'],
];

const FAILURES: [template: string, error: string][] = [
  ['{.list[3]}', 'array index out of bounds: index 3, length 3'],
  ['{.list[-4]}', 'array index out of bounds: index -1, length 3'],
  ['{.list[0:10]}', 'array index out of bounds: index 9, length 3'],
  ['{.list[2:1]}', 'starting index 2 is greater than ending index 1'],
  ['{.list[::0]}', 'step must be > 0'],
  ['{.emptyList[0]}', 'array index out of bounds: index 0, length 0'],
  ['{.data.plain[0]}', 'string is not array or slice'],
  ['{.data[0]}', 'map[string]interface {} is not array or slice'],
  ['{.n.one[0]}', 'int64 is not array or slice'],
  ['{.n.f[0]}', 'float64 is not array or slice'],
  ['{data.plain}', 'unrecognized identifier data'],
  ['{.data. plain}', 'unrecognized identifier plain'],
  ['{1e3}', 'unrecognized identifier e3'],
  ['{end}', 'not in range, nothing to end'],
  ['{range .list[*]}{@}{end}{end}', 'not in range, nothing to end'],
  ['{.one[?(@.only)]}', 'map[only:me] is not array or slice and cannot be filtered'],
  ['{.data.plain[?(@.x)]}', 'text is not array or slice and cannot be filtered'],
  ['{.nil[?(@.x==1)]}', '<nil> is not array or slice and cannot be filtered'],
  ['{.items2[?(@.v==1)].name}', 'invalid type for comparison'],
  [
    '{.items2[0:3][?(@.v==1.0)].name}',
    'map[f:1.5 name:x on:true s:b v:1] is not array or slice and cannot be filtered',
  ],
  [
    '{.items2[0:3][?(@.v=="1")].name}',
    'map[f:1.5 name:x on:true s:b v:1] is not array or slice and cannot be filtered',
  ],
  [
    '{.items2[0:3][?(@.on>true)].name}',
    'map[f:1.5 name:x on:true s:b v:1] is not array or slice and cannot be filtered',
  ],
  ['{.items2[?(@.name=="x")][?(@.v==1)]}', 'invalid type for comparison'],
  ['{.items2[?(@.name<>"x")].v}', 'unrecognized filter operator <>'],
  ['{.items2[?(@.name==="x")].v}', 'unrecognized filter operator ==='],
  ['{.items2[?(@.name=~"x")].v}', "unrecognized character in action: U+007E '~'"],
  ['{.items2[?(@.name==x)].v}', 'unrecognized identifier x'],
  ['{.items2[?(@.*==1)].name}', 'can only compare one element at a time'],
  ['{.nested[?(@[5]==3)][0]}', 'array index out of bounds: index 5, length 2'],
  ['{.n.one[?(@.x)]}', '1 is not array or slice and cannot be filtered'],
];

function print(template: string): string {
  return compileJSONPath(template, { allowMissingKeys: true }).execute(sample);
}

describe('evaluating JSONPath', () => {
  it.each(PATHS)('follows the path %j', (template, text) => expect(print(template)).toBe(text));
  it.each(ARRAYS)('takes items by %j', (template, text) => expect(print(template)).toBe(text));
  it.each(FILTERS)('filters by %j', (template, text) => expect(print(template)).toBe(text));
  it.each(LITERALS)('prints the literal %j', (template, text) => expect(print(template)).toBe(text));
  it.each(FAILURES)('fails on %j', (template, error) => expect(messageOf(() => print(template))).toBe(error));

  it('gives maps in key order and strings as bytes to a wildcard', () => {
    expect(print('{.bools.*}')).toBe('false true');
    expect(print('{.data.num.*}')).toBe('52 50');
  });

  it('reports a missing key unless it may be missing', () => {
    expect(messageOf(() => compileJSONPath('{.data.nope}').execute(sample))).toBe('nope is not found');
  });
});
