/** The cursor over a JSONPath template, and which characters end what. */

/** What `next` gives at the end of the input. */
export const EOF = '';

/** Reads a text character by character, remembering where the piece being read began. */
export class Scanner {
  start = 0;
  at = 0;
  private width = 0;

  constructor(readonly input: string) {}

  next(): string {
    const code = this.input.codePointAt(this.at);
    const char = code === undefined ? EOF : String.fromCodePoint(code);
    this.width = char.length;
    this.at += this.width;
    return char;
  }

  backup(): void {
    this.at -= this.width;
  }

  peek(): string {
    const char = this.next();
    this.backup();
    return char;
  }

  startsWith(prefix: string): boolean {
    return this.input.startsWith(prefix, this.at);
  }

  /** Whether the character just read had a backslash before it. */
  escaped(): boolean {
    return this.input[this.at - 2] === '\\';
  }

  /** The text read since the last call. */
  consume(): string {
    const text = this.input.slice(this.start, this.at);
    this.start = this.at;
    return text;
  }
}

/** Letters, digits and `_`, of any script. */
export function isAlphaNumeric(char: string): boolean {
  return /^[_\p{L}\p{Nd}]$/u.test(char);
}

/** A decimal digit of any script. */
export function isDigit(char: string): boolean {
  return /^\p{Nd}$/u.test(char);
}

/** Whether the character cannot be part of a field name unless escaped. */
export function isTerminator(char: string): boolean {
  return char === EOF || ' \t\r\n.,[]$@{}'.includes(char);
}
