/** Reading Go's quoted strings: `strconv.Unquote` and `strconv.UnquoteChar`. */

const SHORT: Record<string, string> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
const HEX_WIDTH: Record<string, number> = { x: 2, u: 4, U: 8 };

const invalidSyntax = () => new Error('invalid syntax');

/** One character read: its code point, whether it stands for a single raw byte, and the text after it. */
interface UnquotedChar {
  code: number;
  isByte: boolean;
  rest: string;
}

/** Reads the first character or escape of `text` inside quotes of the given kind. Throws `invalid syntax`. */
export function unquoteChar(text: string, quote: string): UnquotedChar {
  const code = text.codePointAt(0);
  if (code === undefined || text[0] === quote) throw invalidSyntax();
  if (text[0] !== '\\') return { code, isByte: false, rest: text.slice(code > 0xffff ? 2 : 1) };
  const letter = text[1] ?? '';
  const short = SHORT[letter];
  if (short) return { code: short.charCodeAt(0), isByte: false, rest: text.slice(2) };
  if (letter === "'" || letter === '"') {
    if (letter !== quote) throw invalidSyntax();
    return { code: letter.charCodeAt(0), isByte: false, rest: text.slice(2) };
  }
  return HEX_WIDTH[letter] ? hexEscape(text, letter) : octalEscape(text);
}

function hexEscape(text: string, letter: string): UnquotedChar {
  const width = HEX_WIDTH[letter] as number;
  const digits = text.slice(2, 2 + width);
  if (digits.length < width || !/^[0-9a-fA-F]+$/.test(digits)) throw invalidSyntax();
  const code = Number.parseInt(digits, 16);
  const surrogate = code >= 0xd800 && code < 0xe000;
  if (letter !== 'x' && (code > 0x10ffff || surrogate)) throw invalidSyntax();
  return { code, isByte: letter === 'x', rest: text.slice(2 + width) };
}

function octalEscape(text: string): UnquotedChar {
  const digits = text.slice(1, 4);
  if (!/^[0-7]{3}$/.test(digits)) throw invalidSyntax();
  const code = Number.parseInt(digits, 8);
  if (code > 255) throw invalidSyntax();
  return { code, isByte: true, rest: text.slice(4) };
}

/** Reads every character of what stands between quotes. Throws `invalid syntax`. */
export function unquoteBody(body: string, quote: string): string {
  const bytes: number[] = [];
  let out = '';
  const flush = () => {
    out += Buffer.from(bytes.splice(0)).toString('utf8');
  };
  for (let rest = body; rest !== ''; ) {
    const char = unquoteChar(rest, quote);
    rest = char.rest;
    if (char.isByte) bytes.push(char.code);
    else {
      flush();
      out += String.fromCodePoint(char.code);
    }
  }
  flush();
  return out;
}

/** `strconv.Unquote` for text in double quotes or backquotes. Throws `invalid syntax`. */
export function unquote(text: string): string {
  const quote = text[0];
  if (text.length < 2 || quote !== text.at(-1)) throw invalidSyntax();
  const body = text.slice(1, -1);
  if (quote === '`') {
    if (body.includes('`')) throw invalidSyntax();
    return body.replaceAll('\r', '');
  }
  if (quote !== '"' || body.includes('\n')) throw invalidSyntax();
  return unquoteBody(body, quote);
}
