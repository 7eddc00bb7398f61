import { expect, test } from 'vitest';
import { compareKeys } from '../../../src/go/yaml/key-order';

test.each([
  ['a2 a10 a100 b', 'digits count by their value'],
  ['A B a b', 'capitals before small letters'],
  ['1 2 10 a', 'digits before letters'],
  ['a a-b a.b a/b a1 aa', 'punctuation before digits before letters'],
  ['a0 a00 a1 a01 a02 a10', 'leading zeros'],
  ['z é 안', 'other letters by code point'],
  ['x9 x10y2 x10y10 x11', 'several numbers'],
  ['9223372036854775808 1 2', 'numbers beyond 64 bits wrap as in Go'],
])('%s: %s', (line) => {
  const keys = line.split(' ');
  expect([...keys].reverse().sort(compareKeys)).toEqual(keys);
});
