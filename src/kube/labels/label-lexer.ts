/** The words of a label selector's text, as `labels.Lexer` reads them. */

export type TokenKind =
  | 'identifier'
  | 'end'
  | 'error'
  | ')'
  | ','
  | '!'
  | '=='
  | '='
  | '>'
  | 'in'
  | '<'
  | '!='
  | 'notin'
  | '(';

/** A word of the selector and its text as written. */
export interface Token {
  kind: TokenKind;
  literal: string;
}

const SPECIAL = '=!(),><';
const KEYWORDS = new Set<string>([')', ',', '!', '==', '=', '>', 'in', '<', '!=', 'notin', '(']);

/** Splits a selector into tokens; the last one is always `end`. */
export function lexSelector(text: string): Token[] {
  const tokens: Token[] = [];
  let pos = 0;
  while (pos < text.length) {
    const c = text[pos] as string;
    if (' \t\r\n'.includes(c)) {
      pos += 1;
      continue;
    }
    const token = SPECIAL.includes(c) ? specialToken(text, pos) : wordToken(text, pos);
    tokens.push(token);
    pos += token.literal.length;
  }
  tokens.push({ kind: 'end', literal: '' });
  return tokens;
}

/** The longest operator or bracket: `!=` rather than `!`. */
function specialToken(text: string, start: number): Token {
  const two = text.slice(start, start + 2);
  const literal = two.length === 2 && KEYWORDS.has(two) && SPECIAL.includes(two[1] as string) ? two : two.slice(0, 1);
  return { kind: literal as TokenKind, literal };
}

/** Everything up to a blank or a special symbol; `in` and `notin` are operators. */
function wordToken(text: string, start: number): Token {
  let end = start;
  while (end < text.length && !SPECIAL.includes(text[end] as string) && !' \t\r\n'.includes(text[end] as string)) end++;
  const literal = text.slice(start, end);
  return { kind: KEYWORDS.has(literal) ? (literal as TokenKind) : 'identifier', literal };
}
