import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJSONProblem } from '../../../../src/control-plane/storage/file/json-problem';

describe('findJSONProblem', () => {
  it.each<[string, string, number]>([
    ['', 'Unexpected end of file', 0],
    ['{"a": [1, 2', 'Unexpected end of file', 11],
    ['{"a": 1,}', "Unexpected token '}'", 8],
    ['{"a" 1}', "Unexpected token '1'", 5],
    ['[1 2]', "Unexpected token '2'", 3],
    ['[1]]', "Unexpected token ']'", 3],
    ['{]', "Unexpected token ']'", 1],
    ['[}', "Unexpected token '}'", 1],
    ['<<<<<<< HEAD', "Unexpected token '<'", 0],
    ["{'a': 1}", "Unexpected token '''", 1],
    ['{"a": "b}', 'Malformed string', 6],
    ['{"a": "\\x"}', 'Malformed string', 6],
    ['{"a": 01}', "Unexpected token '1'", 7],
    ['{"a": 1, "b": {"a": 2, "a": 3}}', 'Duplicate key "a"', 23],
    ['{"a": 1, "\\u0061": 2}', 'Duplicate key "a"', 9],
  ])('%j: %s', (text, what, position) => {
    expect(findJSONProblem(text)).toEqual({ what, position });
  });

  it('agrees with JSON.parse on any JSON with a character added, dropped or changed', () => {
    const edit = fc.record({
      value: fc.json(),
      at: fc.nat(),
      drop: fc.integer({ min: 0, max: 2 }),
      add: fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '1', '-', 'true', ' ', '\n', '\u0000', 'e'),
    });
    fc.assert(
      fc.property(edit, ({ value, at, drop, add }) => {
        const position = at % (value.length + 1);
        const text = value.slice(0, position) + add + value.slice(position + drop);
        const problem = findJSONProblem(text);
        if (problem?.what.startsWith('Duplicate')) return;
        expect(problem === undefined).toBe(parses(text));
      }),
      { numRuns: 500 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
