import { Cursor, isBlankOrEnd, isBreak, isWordChar } from './cursor';
import { scanBlockScalar } from './scan-block-scalar';
import { scanPlain } from './scan-plain';
import { scanQuoted } from './scan-quoted';
import { scanDirective, scanTag } from './scan-tag';
import { SimpleKeys } from './simple-keys';
import type { Token, TokenType } from './token';
import { type Mark, scannerError } from './yaml-error';

const DASH = 45;
const PERCENT = 37;
const MAX_DEPTH = 10000;

/**
 * Cuts a text into tokens as libyaml's scanner does, one at a time as the parser asks, so that whichever of the two
 * stumbles first is the one that complains. Throws YAMLError in go-yaml's words.
 */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly queue: Token[] = [];
  private head = 0;
  /** Tokens handed to the parser so far. */
  private taken = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private flowLevel = 0;
  private simpleKeyAllowed = true;
  private readonly keys: SimpleKeys;

  constructor(text: string) {
    this.cursor = new Cursor(text);
    this.keys = new SimpleKeys(this.cursor);
    this.keys.openLevel(0);
  }

  /** The next token, left in place. */
  peek(): Token {
    while (this.head === this.queue.length || this.keys.isPossibleAt(this.taken)) this.fetchNext();
    return this.queue[this.head] as Token;
  }

  /** Moves past the token `peek` gave. */
  skip(): void {
    this.head++;
    this.taken++;
    if (this.head === this.queue.length) {
      this.queue.length = 0;
      this.head = 0;
    }
  }

  private get nextTokenNumber(): number {
    return this.taken + this.queue.length - this.head;
  }

  private saveSimpleKey(): void {
    if (!this.simpleKeyAllowed) return;
    this.keys.save(this.nextTokenNumber, this.flowLevel === 0 && this.indent === this.cursor.column);
  }

  private add(type: TokenType, start: Mark, value = '', suffix = '', plain = false): void {
    this.queue.push({ type, start, value, suffix, plain });
  }

  /** Puts a token before the one numbered so; at the end if the parser has that one already. */
  private insert(type: TokenType, mark: Mark, tokenNumber: number): void {
    const token: Token = { type, start: mark, value: '', suffix: '', plain: false };
    if (tokenNumber < this.taken) this.queue.push(token);
    else this.queue.splice(this.head + tokenNumber - this.taken, 0, token);
  }

  private rollIndent(column: number, type: TokenType, mark: Mark, tokenNumber?: number): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    if (this.indents.length > MAX_DEPTH) {
      throw scannerError(`exceeded max depth of ${MAX_DEPTH}`, this.cursor.mark());
    }
    if (tokenNumber === undefined) this.add(type, mark);
    else this.insert(type, mark, tokenNumber);
  }

  private unrollIndent(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.add('block-end', this.cursor.mark());
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private skipToNextToken(): void {
    const { cursor } = this;
    for (;;) {
      const tabs = this.flowLevel > 0 || !this.simpleKeyAllowed;
      while (cursor.peek() === 32 || (tabs && cursor.peek() === 9)) cursor.pos++;
      cursor.skipComment();
      if (!isBreak(cursor.peek())) return;
      cursor.takeBreak();
      if (this.flowLevel === 0) this.simpleKeyAllowed = true;
    }
  }

  private fetchNext(): void {
    this.skipToNextToken();
    const { cursor } = this;
    this.unrollIndent(cursor.column);
    if (cursor.atEnd()) this.fetchStreamEnd();
    else if (cursor.column === 0 && cursor.peek() === PERCENT) this.fetchDirective();
    else if (cursor.atDocumentIndicator()) this.fetchDocumentIndicator();
    else this.fetchContent();
  }

  private fetchContent(): void {
    const character = this.cursor.text.charAt(this.cursor.pos);
    if (this.startsPlain(character)) this.fetchPlain();
    else if (character === '[' || character === '{') this.fetchFlowStart(character);
    else if (character === ']' || character === '}') this.fetchFlowEnd(character);
    else if (character === ',') this.fetchFlowEntry();
    else if (character === '-') this.fetchBlockEntry();
    else if (character === '?') this.fetchKey();
    else if (character === ':') this.fetchValue();
    else if (character === '*') this.fetchAnchor('alias');
    else if (character === '&') this.fetchAnchor('anchor');
    else if (character === '!') this.fetchTag();
    else if (character === "'" || character === '"') this.fetchQuoted();
    else if (this.flowLevel === 0 && (character === '|' || character === '>')) this.fetchBlockScalar();
    else throw scannerError('found character that cannot start any token', this.cursor.mark());
  }

  private startsPlain(character: string): boolean {
    if (character === '-') return !isBlankOrEnd(this.cursor.peek(1));
    if (character === '?' || character === ':') return this.flowLevel === 0 && !isBlankOrEnd(this.cursor.peek(1));
    return !'\t,[]{}#&*!|>\'"%@`'.includes(character);
  }

  private fetchStreamEnd(): void {
    if (this.cursor.column !== 0) this.cursor.startLine();
    this.unrollIndent(-1);
    this.keys.remove();
    this.simpleKeyAllowed = false;
    this.add('stream-end', this.cursor.mark());
  }

  private fetchDirective(): void {
    this.unrollIndent(-1);
    this.keys.remove();
    this.simpleKeyAllowed = false;
    const start = this.cursor.mark();
    const directive = scanDirective(this.cursor);
    if (directive.name === 'TAG') this.add('directive', start, directive.handle, directive.prefix);
    else this.add('directive', start, directive.version);
  }

  private fetchDocumentIndicator(): void {
    this.unrollIndent(-1);
    this.keys.remove();
    this.simpleKeyAllowed = false;
    this.take(this.cursor.peek() === DASH ? 'document-start' : 'document-end', 3);
  }

  /** Takes an indicator and queues it as a token. */
  private take(type: TokenType, length = 1): void {
    const start = this.cursor.mark();
    this.cursor.pos += length;
    this.add(type, start);
  }

  private fetchFlowStart(character: '[' | '{'): void {
    this.saveSimpleKey();
    this.keys.openLevel(this.nextTokenNumber);
    if (++this.flowLevel > MAX_DEPTH) {
      throw scannerError(`exceeded max depth of ${MAX_DEPTH}`, this.cursor.mark());
    }
    this.simpleKeyAllowed = true;
    this.take(character);
  }

  private fetchFlowEnd(character: ']' | '}'): void {
    this.keys.remove();
    if (this.flowLevel > 0) {
      this.flowLevel--;
      this.keys.closeLevel();
    }
    this.simpleKeyAllowed = false;
    this.take(character);
  }

  private fetchFlowEntry(): void {
    this.keys.remove();
    this.simpleKeyAllowed = true;
    this.take(',');
  }

  private fetchBlockEntry(): void {
    if (this.flowLevel === 0) {
      this.checkAllowed('block sequence entries');
      this.rollIndent(this.cursor.column, 'block-sequence-start', this.cursor.mark());
    }
    this.keys.remove();
    this.simpleKeyAllowed = true;
    this.take('-');
  }

  private checkAllowed(what: string): void {
    if (!this.simpleKeyAllowed) throw scannerError(`${what} are not allowed in this context`, this.cursor.mark());
  }

  private fetchKey(): void {
    if (this.flowLevel === 0) {
      this.checkAllowed('mapping keys');
      this.rollIndent(this.cursor.column, 'block-mapping-start', this.cursor.mark());
    }
    this.keys.remove();
    this.simpleKeyAllowed = this.flowLevel === 0;
    this.take('?');
  }

  private fetchValue(): void {
    const key = this.keys.innermost;
    if (this.keys.isValid(key)) {
      this.insert('?', key.mark, key.tokenNumber);
      this.rollIndent(key.mark.column, 'block-mapping-start', key.mark, key.tokenNumber);
      this.keys.use(key);
      this.simpleKeyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        this.checkAllowed('mapping values');
        this.rollIndent(this.cursor.column, 'block-mapping-start', this.cursor.mark());
      }
      this.simpleKeyAllowed = this.flowLevel === 0;
    }
    this.take(':');
  }

  private fetchAnchor(type: 'alias' | 'anchor'): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const { cursor } = this;
    const start = cursor.mark();
    cursor.pos++;
    const value = cursor.takeWhile(isWordChar);
    if (value === '' || !(isBlankOrEnd(cursor.peek()) || '?:,]}%@`'.includes(cursor.text.charAt(cursor.pos)))) {
      throw scannerError('did not find expected alphabetic or numeric character', cursor.mark(), start);
    }
    this.add(type, start, value);
  }

  private fetchTag(): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.cursor.mark();
    const { handle, suffix } = scanTag(this.cursor);
    this.add('tag', start, handle, suffix);
  }

  private fetchBlockScalar(): void {
    this.keys.remove();
    this.simpleKeyAllowed = true;
    const start = this.cursor.mark();
    this.add('scalar', start, scanBlockScalar(this.cursor, this.indent));
  }

  private fetchQuoted(): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.cursor.mark();
    this.add('scalar', start, scanQuoted(this.cursor));
  }

  private fetchPlain(): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const start = this.cursor.mark();
    const { value, endsOnNewLine } = scanPlain(this.cursor, this.indent, this.flowLevel > 0);
    if (endsOnNewLine) this.simpleKeyAllowed = true;
    this.add('scalar', start, value, '', true);
  }
}
