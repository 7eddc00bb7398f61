/** A unified diff of two lists of lines. */

interface Change {
  sign: ' ' | '-' | '+';
  line: string;
}

/** Above this many lines times lines the middle of two texts is shown as replaced, without looking for what stayed. */
const LIMIT = 4_000_000;

/**
 * The hunks of a unified diff with three lines of context, without file names: `@@ -1,3 +1,4 @@`, ` same`, `-old`,
 * `+new`. Nothing for equal lists.
 */
export function unifiedDiff(before: string[], after: string[], context = 3): string[] {
  const changes = compare(before, after);
  const lines: string[] = [];
  let at = 0;
  while (at < changes.length) {
    const first = changes.findIndex((change, index) => index >= at && change.sign !== ' ');
    if (first < 0) break;
    let end = first;
    for (let index = first; index < changes.length && index <= end + 2 * context + 1; index++) {
      if (changes[index]?.sign !== ' ') end = index;
    }
    const start = Math.max(at, first - context);
    at = Math.min(changes.length, end + context + 1);
    lines.push(hunkHeader(changes, start, at), ...changes.slice(start, at).map(({ sign, line }) => sign + line));
  }
  return lines;
}

function hunkHeader(changes: Change[], start: number, end: number): string {
  const range = (skip: Change['sign']) => {
    const count = (part: Change[]) => part.filter(({ sign }) => sign !== skip).length;
    const length = count(changes.slice(start, end));
    const from = count(changes.slice(0, start)) + (length === 0 ? 0 : 1);
    return length === 1 ? `${from}` : `${from},${length}`;
  };
  return `@@ -${range('+')} +${range('-')} @@`;
}

function compare(before: string[], after: string[]): Change[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const mark = (sign: Change['sign'], lines: string[]) => lines.map((line) => ({ sign, line }));
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  const middle =
    removed.length * added.length > LIMIT ? [...mark('-', removed), ...mark('+', added)] : align(removed, added);
  return [...mark(' ', before.slice(0, head)), ...middle, ...mark(' ', before.slice(before.length - tail))];
}

/** Aligns two lists on their longest common subsequence. */
function align(before: string[], after: string[]): Change[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const length = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] =
        before[i] === after[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      changes.push({ sign: ' ', line: before[i++] ?? '' });
      j++;
    } else if (i < before.length && (j === after.length || length(i + 1, j) >= length(i, j + 1))) {
      changes.push({ sign: '-', line: before[i++] ?? '' });
    } else changes.push({ sign: '+', line: after[j++] ?? '' });
  }
  return changes;
}
