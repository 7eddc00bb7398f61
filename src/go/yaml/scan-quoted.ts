import { type Cursor, isBlankOrEnd, isBreak } from './cursor';
import { Gap } from './gap';
import { type Mark, scannerError } from './yaml-error';

const DOUBLE = 34;
const SINGLE = 39;
const BACKSLASH = 92;

/** A quoted scalar, as libyaml's `yaml_parser_scan_flow_scalar`; the cursor stands on the opening quote. */
export function scanQuoted(cursor: Cursor): string {
  const simple = takeSimpleQuoted(cursor);
  if (simple !== undefined) return simple;
  const start = cursor.mark();
  const quote = cursor.peek();
  cursor.pos++;
  let value = '';
  for (;;) {
    if (cursor.atDocumentIndicator()) {
      throw scannerError('found unexpected document indicator', cursor.mark(), start);
    }
    if (cursor.atEnd()) throw scannerError('found unexpected end of stream', cursor.mark(), start);
    const gap = new Gap();
    value += quote === SINGLE ? takeSingleQuotedWord(cursor) : takeDoubleQuotedWord(cursor, start, gap);
    if (cursor.peek() === quote) break;
    gap.take(cursor);
    value += gap.folded();
  }
  cursor.pos++;
  return value;
}

/** Most quoted scalars: one line, nothing escaped. */
function takeSimpleQuoted(cursor: Cursor): string | undefined {
  const { text, pos } = cursor;
  const quote = text.charAt(pos);
  const end = text.indexOf(quote, pos + 1);
  if (end < 0 || (quote === "'" && text.charAt(end + 1) === quote)) return undefined;
  const value = text.slice(pos + 1, end);
  if (/[\\\r\n\x85\u2028\u2029]/.test(value)) return undefined;
  cursor.pos = end + 1;
  return value;
}

function takeSingleQuotedWord(cursor: Cursor): string {
  const start = cursor.pos;
  let escaped = false;
  for (;;) {
    const code = cursor.peek();
    if (isBlankOrEnd(code)) break;
    if (code === SINGLE) {
      if (cursor.peek(1) !== SINGLE) break;
      escaped = true;
      cursor.pos++;
    }
    cursor.pos++;
  }
  const word = cursor.text.slice(start, cursor.pos);
  return escaped ? word.replaceAll("''", "'") : word;
}

function takeDoubleQuotedWord(cursor: Cursor, start: Mark, gap: Gap): string {
  let value = '';
  let from = cursor.pos;
  for (;;) {
    const code = cursor.peek();
    if (isBlankOrEnd(code) || code === DOUBLE) break;
    if (code !== BACKSLASH) {
      cursor.pos++;
      continue;
    }
    value += cursor.text.slice(from, cursor.pos);
    if (isBreak(cursor.peek(1))) {
      cursor.pos++;
      cursor.takeBreak();
      gap.escapedBreak();
      return value;
    }
    value += takeEscape(cursor, start);
    from = cursor.pos;
  }
  return value + cursor.text.slice(from, cursor.pos);
}

const ESCAPES: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const CODE_LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 };

function takeEscape(cursor: Cursor, start: Mark): string {
  const letter = cursor.text.charAt(cursor.pos + 1);
  const length = CODE_LENGTHS[letter];
  if (length === undefined) {
    const character = ESCAPES[letter];
    if (character === undefined) throw scannerError('found unknown escape character', cursor.mark(), start);
    cursor.pos += 2;
    return character;
  }
  cursor.pos += 2;
  const digits = cursor.text.slice(cursor.pos, cursor.pos + length);
  if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) {
    throw scannerError('did not find expected hexdecimal number', cursor.mark(), start);
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw scannerError('found invalid Unicode character escape code', cursor.mark(), start);
  }
  cursor.pos += length;
  return String.fromCodePoint(code);
}
