import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/kubemu/documents/diff';

const diff = (before: string, after: string) => unifiedDiff([...before], [...after]).join(' ');

describe('unifiedDiff', () => {
  it.each([
    ['', '', ''],
    ['abc', 'abc', ''],
    ['', 'a', '@@ -0,0 +1 @@ +a'],
    ['a', '', '@@ -1 +0,0 @@ -a'],
    ['abcdefgh', 'abcdxfgh', '@@ -2,7 +2,7 @@  b  c  d -e +x  f  g  h'],
    ['xabcdefgh', 'abcdefghy', '@@ -1,4 +1,3 @@ -x  a  b  c @@ -7,3 +6,4 @@  f  g  h +y'],
    ['xabcdefy', 'abcdef', '@@ -1,8 +1,6 @@ -x  a  b  c  d  e  f -y'],
    ['ab', 'ba', '@@ -1,2 +1,2 @@ -a  b +a'],
  ])('%s to %s', (before, after, expected) => {
    expect(diff(before, after)).toBe(expected);
  });

  it('shows huge texts that differ throughout as replaced', () => {
    const lines = (prefix: string) => Array.from({ length: 3000 }, (_, at) => `${prefix}${at}`);
    expect(unifiedDiff(['same', ...lines('a')], ['same', ...lines('b')])).toHaveLength(6003);
  });
});
