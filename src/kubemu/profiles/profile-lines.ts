/** Where in a profile's text a field stands, for messages that name the line. */

/** How much of the rest of a path may be its next name, the longest first: names have dots themselves. */
function namesAt(rest: string): string[] {
  const ends = [...rest.matchAll(/(?=[.[])|$/g)].map(({ index }) => index).filter((index) => index > 0);
  return ends.map((end) => rest.slice(0, end)).reverse();
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
const isBlank = (line: string) => /^\s*(#.*)?$/.test(line);

/**
 * The number of the line on which a field such as `nodes[1].name` stands, from 1; where it is part of a flow like
 * `{ a: 1 }`, or missing, that of what it belongs to.
 */
export function lineOfField(text: string, path: string): number {
  const lines = text.split('\n');
  let at = -1;
  let indent = -1;
  for (let rest = path; rest !== ''; ) {
    const [item, index] = /^\[(\d+)\]/.exec(rest) ?? [];
    const found =
      item === undefined
        ? namesAt(rest).map((name) => ({ part: name, line: fieldAfter(lines, at, indent, name) }))
        : [{ part: item, line: itemAfter(lines, at, indent, Number(index)) }];
    const next = found.find(({ line }) => line !== undefined);
    if (next?.line === undefined) break;
    at = next.line;
    const line = lines[at] ?? '';
    indent = item === undefined ? columnOf(line, next.part) : indentOf(line);
    rest = rest.slice(next.part.length).replace(/^\./, '');
  }
  return Math.max(1, at + 1);
}

/** A field may stand on the line of the item it belongs to: `- name: x`. */
const columnOf = (line: string, part: string) =>
  Math.max(indentOf(line), line.search(new RegExp(`["']?${escaped(part)}["']?\\s*:`)));

function fieldAfter(lines: readonly string[], at: number, indent: number, part: string): number | undefined {
  const field = new RegExp(`^\\s*(?:- +)*["']?${escaped(part)}["']?\\s*:(?:\\s|$)`);
  for (let i = Math.max(0, at); i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isBlank(line)) continue;
    if (
      i > at &&
      at >= 0 &&
      indentOf(line) <= indent &&
      !(indentOf(line) === indent && line.trimStart().startsWith('- '))
    )
      return undefined;
    if (field.test(line) && (i > at || line.trimStart().startsWith('- '))) return i;
  }
  return undefined;
}

function itemAfter(lines: readonly string[], at: number, indent: number, index: number): number | undefined {
  let left = index;
  let column: number | undefined;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isBlank(line)) continue;
    const here = indentOf(line);
    const isItem = line.trimStart().startsWith('-');
    if (here < indent || (here === indent && !isItem)) return undefined;
    if (!isItem || (column !== undefined && here !== column)) continue;
    column ??= here;
    if (left-- === 0) return i;
  }
  return undefined;
}
