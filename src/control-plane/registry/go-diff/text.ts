/** Laying out a difference: on one line where it fits, else indented, with keys and comments aligned. After go-cmp. */

/** What a line is marked with. */
export type Mark = '-' | '+';

/** A piece of text, a list, or a piece with something around it. */
export type TextNode = string | TextList | { prefix: string; value: TextNode; suffix: string };

/** One entry of a list. */
export interface TextRecord {
  diff?: Mark;
  key?: string;
  value: TextNode;
  elideComma?: boolean;
  comment?: string;
}

export type TextList = TextRecord[];

/** Removed and inserted lists do not get longer than this on one line; neither do lines of plain values. */
const MAX_COLUMN = 80;

interface Compact {
  text: string;
  node: TextNode;
}

/** The text a node would be on one line, and the node with all that fits put on one. */
function compact(node: TextNode, mark: Mark | undefined): Compact {
  if (typeof node === 'string') return { text: node, node };
  if (Array.isArray(node)) return compactList(node, mark);
  const inner = compact(node.value, mark);
  const text = node.prefix + inner.text + node.suffix;
  return { text, node: typeof inner.node === 'string' ? text : { ...node, value: inner.node } };
}

function compactList(list: TextList, mark: Mark | undefined): Compact {
  let multiLine = false;
  const texts: string[] = [];
  const records = list.map((record) => {
    const inner = compact(record.value, record.diff ?? mark);
    multiLine ||= record.diff !== undefined || record.comment !== undefined || typeof inner.node !== 'string';
    texts.push((record.key ? `${record.key}: ` : '') + inner.text);
    return { ...record, value: inner.node };
  });
  const text = texts.join(', ');
  multiLine ||= mark !== undefined && Buffer.byteLength(text) > MAX_COLUMN;
  return { text, node: multiLine ? records : text };
}

const indent = (mark: Mark | undefined, level: number) => `${mark ?? ' '} ${'\t'.repeat(level)}`;

/** How many blanks each record needs to line up with its neighbours; those without a width end a run. */
function alignment(list: TextList, width: (record: TextRecord) => number | undefined): number[] {
  const widths = list.map(width);
  const blanks = Array<number>(list.length).fill(0);
  let start = 0;
  for (let end = 0; end <= list.length; end++) {
    if (end < list.length && widths[end] !== undefined) continue;
    const run = widths.slice(start, end) as number[];
    const widest = Math.max(0, ...run);
    for (const [i, own] of run.entries()) blanks[start + i] = widest - own;
    start = end + 1;
  }
  return blanks;
}

const runes = (text: string) => [...text].length;

/** Plain values are put side by side. */
function expandBatch(values: string[], mark: Mark | undefined, level: number): string {
  const lines: string[] = [];
  let batch = '';
  for (const value of values) {
    if (batch && Buffer.byteLength(batch + value) + 2 > MAX_COLUMN) {
      lines.push(batch);
      batch = '';
    }
    batch += `${value}, `;
  }
  if (batch) lines.push(batch);
  return lines.map((text) => `\n${indent(mark, level)}${text.trimEnd()}`).join('');
}

function expandList(list: TextList, mark: Mark | undefined, level: number): string {
  const plain = list.every(({ diff, key, value, comment }) => !diff && !key && !comment && typeof value === 'string');
  const end = `\n${indent(mark, level)}`;
  if (plain)
    return (
      expandBatch(
        list.map(({ value }) => value as string),
        mark,
        level + 1,
      ) + end
    );
  const keyBlanks = alignment(list, ({ key, value }) => (key && typeof value === 'string' ? runes(key) : undefined));
  const valueBlanks = alignment(list, ({ value, comment }) =>
    typeof value === 'string' && value !== '...' && comment ? runes(value) : undefined,
  );
  const lines = list.map((record, i) => {
    const own = record.diff ?? mark;
    const key = record.key ? `${record.key}: ${' '.repeat(keyBlanks[i] as number)}` : '';
    const comma = record.elideComma ? '' : ',';
    const comment = record.comment ? ` // ${record.comment}` : '';
    const value = expand(record.value, own, level + 1);
    return `\n${indent(own, level + 1)}${key}${value}${comma}${' '.repeat(valueBlanks[i] as number)}${comment}`;
  });
  return lines.join('') + end;
}

function expand(node: TextNode, mark: Mark | undefined, level: number): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return expandList(node, mark, level);
  return node.prefix + expand(node.value, mark, level) + node.suffix;
}

/** The whole text, ending in a newline. */
export function layOut(node: TextNode): string {
  return `${indent(undefined, 0)}${expand(compact(node, undefined).node, undefined, 0)}\n`;
}
