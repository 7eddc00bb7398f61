/** Cuts a template into tokens: `lex.go` of Go 1.22's text/template/parse. */
import { quote, unicodeName } from '../strconv/quote';
import { scanNumber } from './number-syntax';
import { isKeyword, type Token, type TokenType } from './tokens';

const LEFT = '{{';
const RIGHT = '}}';

/** All tokens of a template; the last one is `eof`, or `error` where the text cannot be read on. */
export function lex(input: string): Token[] {
  return new Lexer(input).run();
}

class LexError extends Error {}

class Lexer {
  private readonly tokens: Token[] = [];
  private start = 0;
  private at = 0;
  private line = 1;
  private parens = 0;

  constructor(private readonly input: string) {}

  run(): Token[] {
    try {
      while (this.text()) {
        if (!this.comment()) this.action();
      }
      this.emit('eof');
    } catch (err) {
      if (!(err instanceof LexError)) throw err;
      this.tokens.push({ type: 'error', text: err.message, at: this.start, line: this.line });
    }
    return this.tokens;
  }

  /** The text up to the next action; false at the end of the template. */
  private text(): boolean {
    const open = this.input.indexOf(LEFT, this.at);
    const end = open < 0 ? this.input.length : open;
    const trims = open >= 0 && /^-[ \t\r\n]/.test(this.input.slice(open + 2, open + 4));
    const text = this.input.slice(this.at, end);
    this.at += trims ? text.replace(/[ \t\r\n]+$/, '').length : text.length;
    if (this.at > this.start) this.emit('text');
    this.at = end;
    this.ignore();
    return open >= 0;
  }

  private action(): void {
    const marker = this.trimMarker();
    this.at += LEFT.length;
    this.emit('leftDelim');
    this.at += marker;
    this.ignore();
    this.parens = 0;
    while (!this.rightDelim()) {
      const type = this.inside();
      if (type) this.emit(type);
    }
  }

  /** The length of the `- ` behind a left delimiter. */
  private trimMarker(): number {
    return /^-[ \t\r\n]/.test(this.input.slice(this.at + 2, this.at + 4)) ? 2 : 0;
  }

  /** Reads over a comment; false where none is. */
  private comment(): boolean {
    const marker = this.trimMarker();
    if (!this.input.startsWith('/*', this.at + LEFT.length + marker)) return false;
    this.at += LEFT.length + marker;
    this.ignore();
    const close = this.input.indexOf('*/', this.at + 2);
    if (close < 0) throw new LexError('unclosed comment');
    this.at = close + 2;
    // Go does not count the lines of a comment, so line numbers behind one of several lines are too low.
    this.start = this.at;
    const delimiter = /^([ \t\r\n]-)?\}\}/.exec(this.input.slice(this.at, this.at + 4));
    if (!delimiter) throw new LexError('comment ends before closing delimiter');
    this.at += delimiter[0].length;
    if (delimiter[1]) this.skipSpaces();
    this.ignore();
    return true;
  }

  /** Whether the action ends here; if so its delimiter is read. */
  private rightDelim(): boolean {
    const delimiter = /^([ \t\r\n]-)?\}\}/.exec(this.input.slice(this.at, this.at + 4));
    if (!delimiter) return false;
    if (this.parens > 0) throw new LexError('unclosed left paren');
    if (delimiter[1]) {
      this.at += 2;
      this.ignore();
    }
    this.at += RIGHT.length;
    this.emit('rightDelim');
    if (delimiter[1]) {
      this.skipSpaces();
      this.ignore();
    }
    return true;
  }

  private skipSpaces(): void {
    while (isSpace(this.peek())) this.at++;
  }

  /** Reads one token inside an action, up to its end, and gives its type; nothing for a space that is part of ` -}}`. */
  private inside(): TokenType | undefined {
    const char = this.next();
    switch (char) {
      case '':
        throw new LexError('unclosed action');
      case '=':
        return 'assign';
      case '|':
        return 'pipe';
      case ':':
        if (this.next() !== '=') throw new LexError('expected :=');
        return 'declare';
      case '"':
        return this.quoted('"', 'string', 'unterminated quoted string');
      case "'":
        return this.quoted("'", 'charConstant', 'unterminated character constant');
      case '`':
        return this.rawString();
      case '$':
        return this.atTerminator() ? 'variable' : this.word('variable');
      case '(':
      case ')':
        return this.parenthesis(char);
    }
    if (isSpace(char)) return this.space();
    if (char === '.' && !/^([0-9]|$)/.test(this.peek())) return this.atTerminator() ? 'dot' : this.word('field');
    if (/[.+\-0-9]/.test(char)) return this.number();
    if (isAlphaNumeric(char)) return this.identifier();
    if (/^[ -~]$/.test(char)) return 'char';
    throw new LexError(`unrecognized character in action: ${unicodeName(char)}`);
  }

  private parenthesis(char: '(' | ')'): TokenType {
    this.parens += char === '(' ? 1 : -1;
    if (this.parens < 0) throw new LexError('unexpected right paren');
    return char === '(' ? 'leftParen' : 'rightParen';
  }

  /** A run of spaces, without the one that belongs to a trimming right delimiter. */
  private space(): TokenType | undefined {
    this.skipSpaces();
    if (/^-\}\}/.test(this.input.slice(this.at, this.at + 3))) this.at--;
    return this.at > this.start ? 'space' : undefined;
  }

  private quoted(end: string, type: TokenType, unterminated: string): TokenType {
    for (;;) {
      let char = this.next();
      if (char === end) return type;
      if (char === '\\') char = this.next();
      if (char === '' || char === '\n') throw new LexError(unterminated);
    }
  }

  private rawString(): TokenType {
    const close = this.input.indexOf('`', this.at);
    if (close < 0) throw new LexError('unterminated raw quoted string');
    this.at = close + 1;
    return 'rawString';
  }

  private identifier(): TokenType {
    this.word('identifier');
    const word = this.input.slice(this.start, this.at);
    if (isKeyword(word)) return word;
    return word === 'true' || word === 'false' ? 'bool' : 'identifier';
  }

  private word(type: TokenType): TokenType {
    while (isAlphaNumeric(this.peek())) this.next();
    if (!this.atTerminator()) throw new LexError(`bad character ${unicodeName(this.peek())}`);
    return type;
  }

  private number(): TokenType {
    const { length, type, valid } = scanNumber(this.input.slice(this.start));
    this.at = this.start + length;
    if (!valid) throw new LexError(`bad number syntax: ${quote(this.input.slice(this.start, this.at))}`);
    return type;
  }

  private atTerminator(): boolean {
    const char = this.peek();
    return char === '' || ' \t\r\n.,|:()'.includes(char) || this.input.startsWith(RIGHT, this.at);
  }

  private peek(): string {
    const code = this.input.codePointAt(this.at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  private next(): string {
    const char = this.peek();
    this.at += char.length;
    return char;
  }

  private emit(type: TokenType): void {
    const text = type === 'eof' ? 'EOF' : this.input.slice(this.start, this.at);
    this.tokens.push({ type, text, at: this.start, line: this.line });
    this.ignore();
  }

  private ignore(): void {
    for (let i = this.start; i < this.at; i++) if (this.input[i] === '\n') this.line++;
    this.start = this.at;
  }
}

function isSpace(char: string): boolean {
  return char !== '' && ' \t\r\n'.includes(char);
}

function isAlphaNumeric(char: string): boolean {
  return /^[_\p{L}\p{Nd}]$/u.test(char);
}
