import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/kube/cel/expression';
import { BOOL, listOf, mapOf, simpleType, type Type, typeText } from '../../../src/kube/cel/type';
import type { Value } from '../../../src/kube/cel/value';

const self: Type = {
  kind: 'object',
  name: 'selfType',
  fields: new Map<string, Type>([
    ['min', simpleType('int')],
    ['max', simpleType('int')],
    ['name', simpleType('string')],
    ['list', listOf(simpleType('string'))],
    ['map', mapOf(simpleType('string'), simpleType('int'))],
    ['any', simpleType('dyn')],
    ['at', simpleType('timestamp')],
  ]),
};
const variables = new Map([['self', self]]);
const value = new Map<Value, Value>([
  ['min', 3n],
  ['name', 'web'],
  ['list', ['b', 'a']],
  ['map', new Map<Value, Value>([['k', 7n]])],
  ['any', 1.5],
]);

const problem = (text: string) => {
  try {
    return typeText(compile(text, variables).type);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('compiling', () => {
  it.each([
    ['self.min <= self.max', 'bool'],
    ['self.list.map(x, x.size())', 'list(int)'],
    ['self.map.exists(k, self.map[k] > 1) && has(self.any)', 'bool'],
    ["{'a': 1}", 'map(string, int)'],
    ['self.any + 1', 'int'],
    ['type(self.min) == int', 'bool'],
  ])('%s is %s', (text, type) => {
    expect(problem(text)).toBe(type);
  });

  it.each([
    ['self == other', "1:9: undeclared reference to 'other' (in container '')", 8],
    ['self.lo > 1', "1:5: undefined field 'lo'", 4],
    ["self.min == 'a'", "1:10: found no matching overload for '_==_' applied to '(int, string)'", 9],
    ['self.name.size() || true', "1:18: found no matching overload for '_||_' applied to '(int, bool)'", 17],
    ['self.name.matches(1)', "1:18: found no matching overload for 'matches' applied to 'string.(int)'", 17],
    ['nothing(1)', "1:8: undeclared reference to 'nothing' (in container '')", 7],
    ['self.name.x', "1:10: type 'string' does not support field selection", 9],
    ["[1, 'a']", "1:5: expected type 'int' but found 'string'", 4],
    ['has(self)', '1:5: invalid argument to has() macro', 4],
    [
      'self.min.all(x, true)',
      "1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)",
      0,
    ],
    [
      'self.min <= ',
      "1:13: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}",
      12,
    ],
    ['self.min 5', "1:10: Syntax error: extraneous input '5' expecting <EOF>", 9],
    ['self.min @ 5', "1:10: Syntax error: token recognition error at: '@'", 9],
  ])('refuses %s', (text, message, offset) => {
    expect(problem(text)).toBe(`ERROR: <input>:${message}\n | ${text}\n | ${'.'.repeat(offset)}^`);
  });

  it('shows every mistake', () => {
    expect(problem('self.lo <=\nself.hi')).toBe(
      "ERROR: <input>:1:5: undefined field 'lo'\n | self.lo <=\n | ....^\nERROR: <input>:2:5: undefined field 'hi'\n | self.hi\n | ....^",
    );
  });

  it('tells the names that are used', () => {
    expect([...compile('self.list.all(x, x != self.name)', variables).names]).toEqual(['self', 'x']);
  });
});

describe('evaluating', () => {
  const outcome = (text: string) => {
    try {
      return compile(text, variables).evaluate(new Map([['self', value]]));
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each<[string, Value]>([
    ['self.min * 2 + 1 == 7', true],
    ['has(self.max) ? self.max : 0', 0n],
    ["self.max > 1 || self.name.startsWith('w')", true],
    ['self.list.exists_one(x, x == "a") && self.list.all(x, x.size() == 1)', true],
    ['self.list.filter(x, x > "a").map(x, x + "!")', ['b!']],
    ['self.list.isSorted()', false],
    ['self.map.all(k, self.map[k] == 7) && "k" in self.map', true],
    ['"a.b".split(".").join("-").upperAscii()', 'A-B'],
    ['"hello".substring(1, 3) + "x".replace("x", "y")', 'ely'],
    ["'abc123'.find('[0-9]+')", '123'],
    ["self.name.matches('^w.b$')", true],
    ["'a1b22'.findAll('[[:digit:]]+', 1).join() + 'a1b22'.findAll('\\\\d+').join('-')", '11-22'],
    ["duration('1h') > duration('59m')", true],
    ["timestamp('2024-03-01T00:00:00Z').getFullYear()", 2024n],
    ["url('https://example.com:80/path?q=1').getHostname()", 'example.com'],
    ["isURL('nothing')", false],
    ['[3, 1, 2].max() + [1, 2].sum()', 6n],
    ['double(3) / 2.0', 1.5],
    ['type(self.any) == double', true],
    ['7u == 7u', true],
    ['null == null', true],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toEqual(expected);
  });

  it.each([
    ['self.max > 1', 'no such key: max'],
    ['1 / (self.min - 3)', 'division by zero'],
    ['self.list[2]', 'index out of bounds: 2'],
    ['9223372036854775807 + self.min', 'integer overflow'],
    ['self.any + 1', 'no such overload'],
    ["int('a\\u0007')", String.raw`strconv.ParseInt: parsing "a\a": invalid syntax`],
    ["self.name.matches('(?=a)')", 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
  ])('%s comes to nothing', (text, message) => {
    expect(outcome(text)).toBe(message);
  });

  it('gives the boolean a rule is to be', () => {
    expect(compile('true', variables).type).toBe(BOOL);
  });
});
