/** The tokens of a template: `lex.go` of Go 1.22's text/template/parse. */
import { quote } from '../strconv/quote';

const KEYWORDS = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const;

export type Keyword = (typeof KEYWORDS)[number];

export type TokenType =
  | Keyword
  | 'assign'
  | 'bool'
  | 'char'
  | 'charConstant'
  | 'complex'
  | 'declare'
  | 'dot'
  | 'eof'
  | 'error'
  | 'field'
  | 'identifier'
  | 'leftDelim'
  | 'leftParen'
  | 'number'
  | 'pipe'
  | 'rawString'
  | 'rightDelim'
  | 'rightParen'
  | 'space'
  | 'string'
  | 'text'
  | 'variable';

/** `text` of an error token is the error; `at` counts UTF-16 units from the start of the template. */
export interface Token {
  type: TokenType;
  text: string;
  at: number;
  line: number;
}

/** Whether a word is a keyword. */
export function isKeyword(word: string): word is Keyword {
  return (KEYWORDS as readonly string[]).includes(word);
}

/** The token as an error shows it: quoted, keywords in angle brackets, cut after ten characters. */
export function describeToken(token: Token): string {
  if (token.type === 'eof') return 'EOF';
  if (token.type === 'error') return token.text;
  if (token.type === 'dot' || isKeyword(token.type)) return `<${token.text}>`;
  if (Buffer.byteLength(token.text) > 10) return `${quote([...token.text].slice(0, 10).join(''))}...`;
  return quote(token.text);
}
