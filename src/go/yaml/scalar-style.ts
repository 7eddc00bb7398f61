import { resolveScalar } from './resolve';

/** How a string is written: bare, in quotes, or as a `|` block. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

// One word that needs no quotes wherever it stands, unless it reads as something else than a string.
const WORD = /^[A-Za-z_/$(][\x21-\x7e]*$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
// Not printable for libyaml: what has no place outside double quotes.
const SPECIAL = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const BREAK = /[\r\n\x85\u2028\u2029]/;
const SPACE_BREAK = / [\r\n\x85\u2028\u2029]/;
const BREAK_SPACE = /[\r\n\x85\u2028\u2029] /;
// What would start or be some other thing at the start of a plain scalar, or inside it.
const INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?=[ \t]|$))|:(?=[ \t]|$)|[ \t\r\n\x85\u2028\u2029]#/;

/**
 * The style go-yaml v2 gives a string value or a simple key: plain if it may, double quotes for what would read as
 * another type (`"true"`, `"0777"`, `"2020-01-01"`, `"1:30"`), `|` for several lines where that can hold them.
 */
export function scalarStyle(text: string, simpleKey: boolean): ScalarStyle {
  if (WORD.test(text) && !text.endsWith(':')) {
    return text.length <= 5 && resolveScalar('', text).type !== 'str' ? 'double' : 'plain';
  }
  if (resolveScalar('', text).type !== 'str' || BASE_60.test(text)) return 'double';
  const special = SPECIAL.test(text) || SPACE_BREAK.test(text);
  const multiline = BREAK.test(text);
  if (special || (simpleKey && multiline)) return 'double';
  if (text.includes('\n')) return text.endsWith(' ') ? 'double' : 'literal';
  if (BREAK_SPACE.test(text)) return 'double';
  const plain = !multiline && !text.startsWith(' ') && !text.endsWith(' ') && !INDICATOR.test(text);
  return plain ? 'plain' : 'single';
}

/** Whether a string may stand before a `:`; longer ones and those of several lines need `? `. */
export function isSimpleKey(text: string): boolean {
  return !BREAK.test(text) && (text.length <= 42 || Buffer.byteLength(text) <= 128);
}
