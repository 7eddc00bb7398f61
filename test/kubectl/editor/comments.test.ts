import { describe, expect, test } from 'vitest';
import {
  commentLines,
  dropCommentLines,
  hasContent,
  parseEdited,
  stripComments,
} from '../../../src/kubectl/editor/comments';

describe('stripComments', () => {
  test.each([
    ['# note\nb: 1 # here\na: [x]\n', '{"a":["x"],"b":1}'],
    ['{"b": 1, # JSON is left as it is', '{"b": 1, # JSON is left as it is'],
    ['a: 1\n---\nb: 2\n', '{"a":1}'],
    ['', 'null'],
    ['# note\na: [\n  # more\nb: 1', 'a: [\nb: 1'],
  ])('%j', (text, stripped) => {
    expect(stripComments(text)).toBe(stripped);
  });
});

test('parseEdited tells what is wrong in the words of the decoder in question', () => {
  expect(() => parseEdited('a: b: c\n')).toThrow('yaml: mapping values are not allowed in this context');
  expect(() => parseEdited('{"a":1} b')).toThrow("invalid character 'b' after top-level value");
});

test('dropCommentLines leaves what follows a value', () => {
  expect(dropCommentLines('#\n  # x\na: 1 # y\n\nb')).toBe('a: 1 # y\n\nb');
});

test.each([
  ['', false],
  ['# a\n  #b\n\n', false],
  ['#\na', true],
])('hasContent of %j', (text, expected) => {
  expect(hasContent(text)).toBe(expected);
});

test('commentLines goes on with a comment after each break', () => {
  expect(commentLines('a\nb\n#c\n\nd\n')).toBe('a\n# b\n#c\n# \n# d\n');
});
