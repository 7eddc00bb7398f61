/** Orders of equal elements as `sort.Sort` of Go 1.22 leaves them, observed through kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { goSort } from '../../../src/go/sort/pdqsort';

/** The positions of the keys in the order sorting brings them to. */
function order<T>(keys: T[], less: (a: T, b: T) => boolean): number[] {
  const at = keys.map((_, i) => i);
  const key = (i: number) => keys[at[i] as number] as T;
  goSort({
    length: keys.length,
    less: (i, j) => less(key(i), key(j)),
    swap: (i, j) => {
      [at[i], at[j]] = [at[j] as number, at[i] as number];
    },
  });
  return at;
}

const numeric = (a: number, b: number) => a < b;
const positions = (lines: string[]) => lines.join('').split(' ').map(Number);
const range = (size: number, key: (i: number) => number) => Array.from({ length: size }, (_, i) => key(i));

describe('goSort', () => {
  it('is stable up to twelve elements', () => {
    expect(order([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0], numeric)).toEqual([1, 3, 5, 7, 9, 11, 0, 2, 4, 6, 8, 10]);
  });

  it('keeps what is sorted, and turns around what is sorted backwards', () => {
    expect(
      order(
        range(60, (i) => i),
        numeric,
      ),
    ).toEqual(range(60, (i) => i));
    expect(
      order(
        range(60, (i) => -i),
        numeric,
      ),
    ).toEqual(range(60, (i) => 59 - i));
    expect(
      order(
        range(60, () => 1),
        numeric,
      ),
    ).toEqual(range(60, (i) => i));
  });

  it('sorts a saw of 60', () => {
    const expected = [
      '49 7 14 28 0 35 42 56 21 50 43 57 36 15 8 29 1 22 30 16 58 2 9 23 51 44 37 10 38 17 59 31 52 24 3 45 ',
      '25 32 53 39 46 18 11 4 19 54 40 47 26 33 12 5 48 34 13 55 41 6 20 27',
    ];
    expect(
      order(
        range(60, (i) => i % 7),
        numeric,
      ),
    ).toEqual(positions(expected));
  });

  it('sorts a saw of 130', () => {
    const expected = [
      '119 70 84 63 91 77 56 7 49 98 42 126 105 35 14 0 28 112 21 57 106 120 22 78 71 1 113 85 64 29 127 92 ',
      '15 50 8 99 36 43 121 128 23 79 72 37 44 114 100 2 9 107 65 51 16 86 93 58 30 108 122 38 129 87 94 3 ',
      '52 59 31 115 17 80 45 24 10 73 101 66 32 53 4 74 11 81 123 18 116 67 25 109 88 39 102 60 46 95 103 ',
      '26 96 75 5 47 124 82 12 54 19 40 89 117 33 61 110 68 76 13 62 20 111 34 118 104 83 27 90 41 55 125 ',
      '69 6 48 97',
    ];
    expect(
      order(
        range(130, (i) => i % 7),
        numeric,
      ),
    ).toEqual(positions(expected));
  });

  it('sorts up and down', () => {
    const expected = [
      '0 1 129 128 2 3 127 4 126 5 125 124 6 7 123 8 122 9 121 10 120 119 11 118 12 117 13 116 14 115 15 16 ',
      '114 113 17 18 112 111 19 110 20 109 21 108 22 107 23 106 24 25 105 26 104 27 103 102 28 29 101 30 ',
      '100 31 99 32 98 33 97 96 34 95 35 94 36 37 93 38 92 39 91 40 90 89 41 42 88 87 43 86 44 45 85 84 46 ',
      '83 47 82 48 49 81 50 80 79 51 52 78 77 53 76 54 75 55 56 74 57 73 72 58 59 71 60 70 61 69 62 68 67 ',
      '63 66 64 65',
    ];
    expect(
      order(
        range(130, (i) => (i < 65 ? i : 130 - i)),
        numeric,
      ),
    ).toEqual(positions(expected));
  });

  it('follows a comparison that contradicts itself, as with missing fields', () => {
    const keys = [
      '0 3 0 - 0 0 - - 2 1 2 0 0 2 3 0 - 0 2 0 3 2 0 0 - - 0 3 - 1 2 2 - 3 0 - 2 2 3 3 1 2 - - 0 2 1 - - 2 ',
      '- 2 2 2 2 0 2 - 3 3',
    ];
    const expected = [
      '42 48 50 24 32 47 25 35 3 28 57 43 16 6 7 11 23 17 44 19 12 0 22 15 55 5 26 4 2 34 46 29 9 40 52 13 ',
      '36 37 56 8 54 41 21 53 18 45 31 51 10 49 30 27 14 20 33 39 38 1 58 59',
    ];
    const less = (a: string, b: string) => a === '-' || (b !== '-' && Number(a) < Number(b));
    expect(order(keys.join('').split(' '), less)).toEqual(positions(expected));
  });

  it('falls back on heapsort without losing elements', () => {
    // Keys that are decided only when compared, always so as to hurt, make every pivot a bad one.
    const keys = new Map<number, number>();
    let solid = 0;
    let candidate = 0;
    const compare = (a: number, b: number) => {
      if (!keys.has(a) && !keys.has(b)) keys.set(a === candidate ? a : b, solid++);
      if (!keys.has(a)) candidate = a;
      else if (!keys.has(b)) candidate = b;
      return (keys.get(a) ?? 1e9) < (keys.get(b) ?? 1e9);
    };
    const sorted = order(
      range(500, (i) => i),
      compare,
    );
    expect([...sorted].sort((a, b) => a - b)).toEqual(range(500, (i) => i));
    const values = sorted.map((i) => keys.get(i) ?? 1e9);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });
});
