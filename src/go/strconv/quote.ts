/** Go's quoted strings and characters: `strconv.Quote` and its relatives. */

const SHORT: Record<string, string> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols, and of all spaces only U+0020. */
export function isPrint(char: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(char);
}

/** `strconv.Quote`, which is `%q`. */
export function quote(text: string): string {
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : quoteWith(text, false);
}

/** `strconv.QuoteToASCII`, which is `%+q`. */
export const quoteToASCII = (text: string): string => quoteWith(text, true);

function quoteWith(text: string, ascii: boolean): string {
  let quoted = '';
  for (const char of text) quoted += escapeChar(char, '"', ascii);
  return `"${quoted}"`;
}

/** `strconv.QuoteRune`: a code point as a character constant; what is no code point becomes U+FFFD. */
export function quoteRune(codePoint: number, ascii = false): string {
  return `'${escapeChar(charOf(codePoint), "'", ascii)}'`;
}

/** The character of a code point; U+FFFD for what is none, as Go's conversion from rune to string. */
export function charOf(codePoint: number): string {
  const surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
  return codePoint < 0 || codePoint > 0x10ffff || surrogate ? '\ufffd' : String.fromCodePoint(codePoint);
}

/** Whether a string can stand between backquotes: one line, no control character but tab, no backquote. */
export function canBackquote(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000a-\u001f\u007f`\ufeff]/.test(text);
}

/** `%#U` of Go's fmt: `U+0021 '!'`, and without the character when it does not print. */
export function unicodeName(char: string): string {
  const name = `U+${hex(char, 4).toUpperCase()}`;
  return isPrint(char) ? `${name} '${char}'` : name;
}

function escapeChar(char: string, delimiter: string, ascii: boolean): string {
  if (char === delimiter) return `\\${char}`;
  const short = SHORT[char];
  if (short) return short;
  const code = char.codePointAt(0) ?? 0;
  if (isPrint(char) && (!ascii || code < 0x80)) return char;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(char, 2)}`;
  return code < 0x10000 ? `\\u${hex(char, 4)}` : `\\U${hex(char, 8)}`;
}

function hex(char: string, width: number): string {
  return (char.codePointAt(0) ?? 0).toString(16).padStart(width, '0');
}
