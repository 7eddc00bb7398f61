/** The parser's view of the tokens, and the errors it raises about them. */
import { describeToken, type Token, type TokenType } from './tokens';

/** Reads tokens forth and back; keeps which line errors are to name. */
export class TokenStream {
  private at = 0;
  /** The farthest token looked at: its line is the one errors name. */
  private farthest = 0;
  /** The line the current action began on; 0 outside one. */
  actionLine = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly templateName: string,
  ) {}

  next(): Token {
    const token = this.token(this.at);
    this.farthest = Math.max(this.farthest, this.at);
    this.at++;
    return token;
  }

  backup(count = 1): void {
    this.at -= count;
  }

  /** Goes back to just before the given number of tokens were read. */
  position(): number {
    return this.at;
  }

  reset(position: number): void {
    this.at = position;
  }

  peek(): Token {
    const token = this.next();
    this.backup();
    return token;
  }

  nextNonSpace(): Token {
    let token = this.next();
    while (token.type === 'space') token = this.next();
    return token;
  }

  peekNonSpace(): Token {
    const token = this.nextNonSpace();
    this.backup();
    return token;
  }

  /** Reads the next token that is no space; it must be of one of the types. */
  expect(context: string, ...types: TokenType[]): Token {
    const token = this.nextNonSpace();
    if (!types.includes(token.type)) this.unexpected(token, context);
    return token;
  }

  fail(message: string): never {
    throw new Error(`template: ${this.templateName}:${this.token(this.farthest).line}: ${message}`);
  }

  unexpected(token: Token, context: string): never {
    if (token.type !== 'error') this.fail(`unexpected ${describeToken(token)} in ${context}`);
    let started = '';
    if (this.actionLine !== 0 && this.actionLine !== token.line) {
      const began = `started at ${this.templateName}:${this.actionLine}`;
      started = token.text.endsWith(' action') ? ` ${began}` : ` in action ${began}`;
    }
    this.fail(token.text + started);
  }

  private token(index: number): Token {
    return this.tokens[Math.min(index, this.tokens.length - 1)] as Token;
  }
}
