import { describe, expect, it } from 'vitest';
import { naturalLess } from '../../../../src/kubectl/printers/sort/natural';

describe('naturalLess', () => {
  it.each([
    ['a2', 'a10'],
    ['a2', 'a02'],
    ['a02', 'a3'],
    ['a1', 'a-1'],
    ['a', 'a1'],
    ['a1', 'a1b'],
    ['9', '10'],
    ['1', 'A'],
    ['A1', 'a1'],
    ['b', 'é'],
    ['\uffff', '😀'],
    ['v1.2', 'v1.10'],
    ['', '0'],
  ])('puts %j before %j', (left, right) => {
    expect(naturalLess(left, right)).toBe(true);
    expect(naturalLess(right, left)).toBe(false);
  });

  it('puts nothing before itself', () => expect(naturalLess('a10', 'a10')).toBe(false));
});
