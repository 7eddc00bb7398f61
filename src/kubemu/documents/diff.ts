/** A unified diff of two lists of lines. */
import { type StructuredPatchHunk, structuredPatch } from 'diff';

/** Texts that differ in more lines than this are shown as replaced, without looking for what stayed. */
const LIMIT = 2000;

/**
 * The hunks of a unified diff with three lines of context, without file names: `@@ -1,3 +1,4 @@`, ` same`, `-old`,
 * `+new`. Nothing for equal lists.
 */
export function unifiedDiff(before: readonly string[], after: readonly string[]): string[] {
  const patch = structuredPatch('', '', text(before), text(after), '', '', { context: 3, maxEditLength: LIMIT });
  return (patch?.hunks ?? [replaced(before, after)]).flatMap((hunk) => [header(hunk), ...hunk.lines]);
}

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

function replaced(before: readonly string[], after: readonly string[]): StructuredPatchHunk {
  const lines = [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
  return { oldStart: 1, oldLines: before.length, newStart: 1, newLines: after.length, lines };
}

function header({ oldStart, oldLines, newStart, newLines }: StructuredPatchHunk): string {
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

/** A single line is named by its number alone, and no line by the one before it. */
function range(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return lines === 0 ? `${start - 1},0` : `${start},${lines}`;
}
