/** Showing one Go value inside a difference. After go-cmp's `FormatValue`. */
import { isPrint, quote } from '../../../go/strconv/quote';
import { quantityFields } from '../../../kube/quantity/go-fields';
import type { GoType } from '../internal-types';
import type { TextList, TextNode } from './text';
import { entryValue, fieldValue, type GoValue, intOrStringFields, isZero } from './value';

/** How much to show, of what, and whether types are named: always, never, or where they help. */
export interface FormatOptions {
  mode: 'unknown' | 'identical' | 'removed' | 'inserted';
  types: 'auto' | 'emit' | 'elide';
  verbosity: number;
}

const level = (verbosity: number) => Math.min(Math.max(verbosity, 0), 16);

/** How many records a list may have: 0, 4, 8, 16, ... */
export const valueLimit = (verbosity: number) => ((1 << level(verbosity)) >> 1) << 2;

/** Puts the name of the type before a value where the options ask for it. */
export function formatType(type: GoType, text: TextNode, options: FormatOptions): TextNode {
  if (options.types === 'elide') return text;
  if (options.types === 'auto') {
    if (!['struct', 'slice', 'map', 'Quantity', 'IntOrString'].includes(type.kind)) return text;
    if (text === 'nil' || options.mode === 'identical') return text;
  }
  const name = type.kind === 'pointer' ? `(${type.name})` : type.name;
  if (typeof text === 'object' && !Array.isArray(text) && text.suffix === '}' && text.prefix === '{')
    return { prefix: name, value: text, suffix: '' };
  return { prefix: `${name}(`, value: text, suffix: ')' };
}

/** A string in quotes, in backquotes where that spares escapes; long ones are cut. */
function formatString(text: string, verbosity: number): string {
  const limit = (1 << level(verbosity)) << 5;
  const cut = text.length > limit + 3;
  return quoteOrRaw(cut ? text.slice(0, limit) : text) + (cut ? '...' : '');
}

function quoteOrRaw(text: string): string {
  const quoted = quote(text);
  const raw = quoted.length > text.length + 2 && [...text].every((c) => c === '\t' || (c !== '`' && isPrint(c)));
  return raw ? `\`${text}\`` : quoted;
}

const braces = (value: TextNode): TextNode => ({ prefix: '{', value, suffix: '}' });

/** A key of a map; resource names have a `String` method, which shows as an `s`. */
export const formatKey = (type: GoType, key: string) =>
  (type.name === 'core.ResourceList' ? 's' : '') + quoteOrRaw(key);

function formatRecords(keys: string[], show: (key: string) => { key?: string; value: TextNode }, limit: number) {
  const list: TextList = [];
  for (const key of keys) {
    if (list.length === limit) {
      list.push({ value: '...', elideComma: true });
      break;
    }
    list.push(show(key));
  }
  return braces(list);
}

const int64Amount: GoType = {
  kind: 'struct',
  name: 'resource.int64Amount',
  struct: () => ({ name: 'resource.int64Amount', fields: [] }),
};

/** `{i: resource.int64Amount{value: 500, scale: -3}, Format: "DecimalSI"}` */
function formatQuantity(text: string, options: FormatOptions): TextNode {
  const { value, scale, s, format } = quantityFields(text);
  let amount: TextList = [];
  if (value !== 0n) amount.push({ key: 'value', value: String(value) });
  if (scale !== 0) amount.push({ key: 'scale', value: String(scale) });
  if (amount.length > 0 && valueLimit(options.verbosity - 1) === 0) amount = [{ value: '...', elideComma: true }];
  const list: TextList = [];
  if (amount.length > 0)
    list.push({ key: 'i', value: formatType(int64Amount, braces(amount), { ...options, types: 'auto' }) });
  if (s) list.push({ key: 's', value: quote(s) });
  if (format) list.push({ key: 'Format', value: quote(format) });
  return braces(list);
}

function formatCompound(go: GoValue, options: FormatOptions): TextNode {
  const { type, value } = go;
  const limit = valueLimit(options.verbosity);
  const deeper = { ...options, verbosity: options.verbosity - 1 };
  if (type.kind === 'struct') {
    const fields = type.struct().fields.filter((field) => !isZero(fieldValue(go, field)));
    const show = (name: string) => {
      const field = fields.find((f) => f.name === name) as (typeof fields)[number];
      return { key: name, value: formatValue(fieldValue(go, field), { ...deeper, types: 'auto' }) };
    };
    return formatRecords(
      fields.map(({ name }) => name),
      show,
      limit,
    );
  }
  if (value === undefined || value === null) return 'nil';
  const below = { ...deeper, types: 'elide' } as const;
  const keys = type.kind === 'map' ? Object.keys(value as object).sort() : Object.keys(value as unknown[]);
  const show = (key: string) =>
    type.kind === 'map'
      ? { key: formatKey(type, key), value: formatValue(entryValue(go, key), below) }
      : { value: formatValue(entryValue(go, key), below) };
  return formatRecords(keys, show, limit);
}

/** One value as text. */
export function formatValue(go: GoValue, options: FormatOptions): TextNode {
  const { type, value } = go;
  switch (type.kind) {
    case 'string':
      return formatType(type, formatString((value as string) ?? '', options.verbosity), options);
    case 'int':
    case 'bool':
      return formatType(type, String(value ?? (type.kind === 'int' ? 0 : false)), options);
    case 'pointer':
      if (value === undefined || value === null) return formatType(type, 'nil', options);
      return { prefix: '&', value: formatValue({ type: type.elem, value }, options), suffix: '' };
    case 'Quantity':
      return formatType(type, formatQuantity((value as string) ?? '0', options), options);
    case 'IntOrString':
      return formatValue(intOrStringFields(go), options);
    case 'Time':
    case 'Raw':
      return String(value ?? 'nil');
    default:
      return formatType(type, formatCompound(go, options), options);
  }
}
