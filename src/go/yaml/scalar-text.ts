import type { ScalarStyle } from './scalar-style';

const WIDTH = 80;

/** Where a scalar goes: the column its first character gets, the indentation of further lines, and if it may have any. */
export interface ScalarPlace {
  column: number;
  indent: number;
  mayFold: boolean;
}

/** The text of a scalar in a style, folded behind column 80 as libyaml's emitter folds; see `scalarStyle`. */
export function scalarText(text: string, style: ScalarStyle, place: ScalarPlace): string {
  switch (style) {
    case 'plain':
      return fitsOrWhole(text, place) ? text : foldWords(text, place, false);
    case 'single':
      return `'${fitsOrWhole(text, place) ? text.replaceAll("'", "''") : foldWords(text, place, true)}'`;
    case 'double':
      return `"${doubleQuoted(text, place)}"`;
    case 'literal':
      return literal(text, ' '.repeat(place.indent));
  }
}

function fitsOrWhole(text: string, { column, mayFold }: ScalarPlace): boolean {
  return (!mayFold || column + text.length <= WIDTH || !text.includes(' ')) && !/[\r\u2028\u2029]/.test(text);
}

/** Breaks the line at single spaces once it is too long. */
function foldWords(text: string, { column, indent, mayFold }: ScalarPlace, quoted: boolean): string {
  const margin = ' '.repeat(indent);
  let out = '';
  let at = column + (quoted ? 1 : 0);
  let afterSpace = false;
  let afterBreak = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === ' ') {
      const inside = !quoted || (i > 0 && i < text.length - 1);
      if (mayFold && !afterSpace && at > WIDTH && inside && text.charAt(i + 1) !== ' ') {
        out += `\n${margin}`;
        at = indent;
      } else {
        out += ' ';
        at++;
      }
      afterSpace = true;
    } else if (character === '\r' || character === '\u2028' || character === '\u2029') {
      out += character;
      at = 0;
      afterBreak = true;
    } else {
      if (afterBreak) {
        out += margin;
        at = indent;
      }
      const shown = quoted && character === "'" ? "''" : character;
      out += shown;
      at += shown.length;
      afterSpace = false;
      afterBreak = false;
    }
  }
  return out;
}

// Quotes, backslashes, line breaks and what libyaml does not count as printable, which includes all beyond the BMP.
const ESCAPED = /["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

function doubleQuoted(text: string, { column, indent, mayFold }: ScalarPlace): string {
  const margin = ' '.repeat(indent);
  let out = '';
  let at = column + 1;
  let afterSpace = false;
  let position = 0;
  // libyaml asks of every character whether the string begins with a byte order mark.
  const escapeAll = text.startsWith('\ufeff');
  for (const character of text) {
    const first = position === 0;
    position += character.length;
    if (escapeAll || ESCAPED.test(character)) {
      const escaped = escapeOf(character);
      out += escaped;
      at += escaped.length;
      afterSpace = false;
    } else if (character === ' ') {
      if (mayFold && !afterSpace && at > WIDTH && !first && position < text.length) {
        out += `\n${margin}`;
        at = indent;
        if (text.charAt(position) === ' ') {
          out += '\\';
          at++;
        }
      } else {
        out += ' ';
        at++;
      }
      afterSpace = true;
    } else {
      out += character;
      at++;
      afterSpace = false;
    }
  }
  return out;
}

const SHORT_ESCAPES: Record<string, string> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\xa0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeOf(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) as number;
  const [letter, length] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code
    .toString(16)
    .toUpperCase()
    .padStart(length as number, '0')}`;
}

/** `|`, the hints a reader needs, and the lines; empty ones stay without indentation. */
function literal(text: string, margin: string): string {
  const indentHint = /^[ \r\n\u2028\u2029]/.test(text) ? '2' : '';
  return `|${indentHint}${chompHint(text)}\n${text.replace(/[^\r\n\u2028\u2029]+/g, `${margin}$&`)}`;
}

function chompHint(text: string): string {
  if (!/[\r\n\u2028\u2029]$/.test(text)) return '-';
  return text.length === 1 || /[\r\n\u2028\u2029]{2}$/.test(text) ? '+' : '';
}
