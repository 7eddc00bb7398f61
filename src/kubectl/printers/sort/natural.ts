/** Natural order of strings: `github.com/fvbommel/sortorder`, which kubectl sorts strings by. */
import { compareStrings } from '../../../go/fmt/value';

/**
 * Whether `left` comes before `right` when runs of digits count as numbers: `a2` before `a10`. Digits come before other
 * characters, and of equal numbers the one with fewer leading zeros is first.
 */
export function naturalLess(left: string, right: string): boolean {
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const a = left[i] as string;
    const b = right[j] as string;
    if (isDigit(a) !== isDigit(b)) return isDigit(a);
    if (!isDigit(a)) {
      if (a !== b) return compareStrings(left.slice(i), right.slice(j)) < 0;
      i++;
      j++;
      continue;
    }
    const first = number(left, i);
    const second = number(right, j);
    if (first.digits.length !== second.digits.length) return first.digits.length < second.digits.length;
    if (first.digits !== second.digits) return first.digits < second.digits;
    if (first.end - i !== second.end - j) return first.end - i < second.end - j;
    i = first.end;
    j = second.end;
  }
  return left.length - i < right.length - j;
}

function number(text: string, from: number): { digits: string; end: number } {
  const run = /^[0-9]*/.exec(text.slice(from))?.[0] ?? '';
  return { digits: run.replace(/^0+/, ''), end: from + run.length };
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
