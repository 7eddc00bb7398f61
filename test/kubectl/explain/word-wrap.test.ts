import { describe, expect, it } from 'vitest';
import { wordWrap } from '../../../src/kubectl/explain/word-wrap';

describe('wordWrap', () => {
  it.each([
    ['one two three', 7, 'one two\nthree'],
    ['one two three', 8, 'one two\nthree'],
    ['a bcdefghijk l', 5, 'a\nbcdefghijk\nl'],
    ['one\n\n  two\n', 10, 'one\n\n  two\n'],
    ['one  two', 5, 'one\ntwo'],
    ['', 5, ''],
    ['äöü äöü', 3, 'äöü\näöü'],
    ['a\u00a0b c', 3, 'a\u00a0b\nc'],
    ['one   ', 4, 'one'],
    ['one ', 4, 'one '],
  ])('breaks %j at %i', (text, limit, wrapped) => {
    expect(wordWrap(text, limit)).toBe(wrapped);
  });
});
