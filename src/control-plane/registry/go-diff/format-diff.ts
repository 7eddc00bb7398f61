/** Showing a compared tree: what differs, with a little of what is around it. After go-cmp's `FormatDiff`. */
import type { DiffNode } from './compare';
import { type FormatOptions, formatKey, formatType, formatValue, valueLimit } from './format-value';
import type { TextList, TextNode } from './text';
import { type GoValue, isZero } from './value';

/** How many equal records are shown next to a difference. */
const CONTEXT = 2;

const typeOf = (node: DiffNode) => ((node.x ?? node.y) as GoValue).type;

/** One node of the tree as text; undefined where the side to show has no such value. */
export function formatDiff(node: DiffNode, given: FormatOptions): TextNode | undefined {
  const verbosity = given.mode === 'identical' ? 1 : Math.max(given.verbosity, 3);
  const options = { ...given, verbosity };
  if (node.depth === 0) return formatLeaf(node, options);
  if (node.target) {
    const value = formatDiff(node.target, options);
    return value === undefined ? undefined : { prefix: '&', value, suffix: '' };
  }
  return formatType(typeOf(node), { prefix: '{', value: formatList(node, options), suffix: '}' }, options);
}

function formatLeaf(node: DiffNode, options: FormatOptions): TextNode | undefined {
  const { x, y } = node;
  if (options.mode === 'removed') return x && formatValue(x, options);
  if (options.mode === 'inserted') return y && formatValue(y, options);
  if (node.diff === 0) return formatValue((x ?? y) as GoValue, options);
  const list: TextList = [];
  if (x) list.push({ diff: '-', value: formatValue(x, { ...options, types: 'elide' }) });
  if (y) list.push({ diff: '+', value: formatValue(y, { ...options, types: 'elide' }) });
  return formatType(typeOf(node), list, { ...options, types: 'emit' });
}

/** Options for what a struct, slice or map holds. */
function below(node: DiffNode, options: FormatOptions): FormatOptions {
  const types = typeOf(node).kind === 'struct' ? 'auto' : 'elide';
  return { ...options, types, verbosity: options.verbosity - 1 };
}

const keyText = (node: DiffNode, key: string) => (typeOf(node).kind === 'map' ? formatKey(typeOf(node), key) : key);

function formatList(node: DiffNode, options: FormatOptions): TextList {
  return options.mode === 'unknown' ? formatChanges(node, options) : formatUnchanged(node, options);
}

function formatUnchanged(node: DiffNode, options: FormatOptions): TextList {
  const limit = options.mode === 'identical' ? valueLimit(options.verbosity) : (1 << options.verbosity) << 1;
  const list: TextList = [];
  for (const { key, node: child } of node.records ?? []) {
    if (list.length === limit) {
      list.push({ value: '...', elideComma: true });
      break;
    }
    const shown = options.mode === 'inserted' ? child.y : child.x;
    if (typeOf(node).kind === 'struct' && shown && isZero(shown)) continue;
    const value = formatDiff(child, below(node, options));
    if (value !== undefined) list.push({ key: keyText(node, key), value });
  }
  return list;
}

type Records = NonNullable<DiffNode['records']>;

/** Neighbouring records that are all the same, or all differ. */
function groups(records: Records): Records[] {
  const found: Records[] = [];
  for (const record of records) {
    const last = found[found.length - 1];
    if (last && (last[0] as Records[number]).node.diff > 0 === record.node.diff > 0) last.push(record);
    else found.push([record]);
  }
  return found;
}

const NAMES = { struct: 'field', slice: 'element', map: 'entry' };

/** `6 identical fields`, `1 removed and 2 modified entries` */
function stats(node: DiffNode, records: Records): string {
  const counts = { identical: 0, removed: 0, inserted: 0, modified: 0 };
  for (const { node: child } of records) {
    if (child.diff === 0) counts.identical++;
    else if (!child.y) counts.removed++;
    else if (!child.x) counts.inserted++;
    else counts.modified++;
  }
  const parts = Object.entries(counts).flatMap(([label, n]) => (n > 0 ? [`${n} ${label}`] : []));
  const name = NAMES[typeOf(node).kind as keyof typeof NAMES];
  const plural = records.length > 1 ? (name === 'entry' ? 'entries' : `${name}s`) : name;
  const joined = parts.length > 2 ? `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}` : parts.join(' and ');
  return `${joined} ${plural}`;
}

function formatChanges(node: DiffNode, options: FormatOptions): TextList {
  const inner = below(node, options);
  const limit = (1 << options.verbosity) << 1;
  const list: TextList = [];
  let differences = 0;
  const all = groups(node.records ?? []);
  for (const [i, group] of all.entries()) {
    if (differences >= limit) {
      list.push({ value: '...', elideComma: true, comment: stats(node, all.slice(i).flat()) });
      break;
    }
    if ((group[0] as Records[number]).node.diff === 0)
      list.push(...formatEqual(node, group, i !== 0, i !== all.length - 1, inner));
    else {
      list.push(...group.flatMap((record) => formatUnequal(node, record, inner)));
      differences += group.length;
    }
  }
  return list;
}

function formatEqual(node: DiffNode, group: Records, after: boolean, before: boolean, inner: FormatOptions): TextList {
  const show = ({ key, node: child }: Records[number]) => ({
    key: keyText(node, key),
    value: formatDiff(child, { ...inner, mode: 'identical' }) as TextNode,
  });
  const low = after ? Math.min(CONTEXT, group.length) : 0;
  let high = before ? Math.min(CONTEXT, group.length - low) : 0;
  // Leaving out a single record would save nothing.
  if (group.length - low - high === 1) high++;
  const hidden = group.slice(low, group.length - high);
  const ellipsis = hidden.length > 0 ? [{ value: '...', elideComma: true, comment: stats(node, hidden) }] : [];
  return [...group.slice(0, low).map(show), ...ellipsis, ...group.slice(group.length - high).map(show)];
}

function formatUnequal(node: DiffNode, record: Records[number], inner: FormatOptions): TextList {
  const key = keyText(node, record.key);
  const child = record.node;
  if (child.children !== child.depth) return [{ key, value: formatDiff(child, inner) as TextNode }];
  const list: TextList = [];
  const removed = formatDiff(child, { ...inner, mode: 'removed' });
  const inserted = formatDiff(child, { ...inner, mode: 'inserted' });
  if (removed !== undefined) list.push({ diff: '-', key, value: removed });
  if (inserted !== undefined) list.push({ diff: '+', key, value: inserted });
  return list;
}
