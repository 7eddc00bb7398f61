/** Reads a small shell script: lists, pipelines, loops, conditions, functions. */
import { ScriptError, scriptTokens, type Token, type Word } from './script-lexer';

export type ScriptNode =
  | { type: 'simple'; words: Word[] }
  | { type: 'pipeline'; commands: ScriptNode[]; negated: boolean }
  | { type: 'and' | 'or'; left: ScriptNode; right: ScriptNode }
  | { type: 'list'; items: { node: ScriptNode; background: boolean }[] }
  | { type: 'loop'; until: boolean; test: ScriptNode; body: ScriptNode }
  | { type: 'for'; name: string; words: Word[]; body: ScriptNode }
  | { type: 'if'; test: ScriptNode; body: ScriptNode; otherwise?: ScriptNode }
  | { type: 'function'; name: string; body: ScriptNode };

/** Parses a script. Throws ScriptError for what it does not know. */
export function parseScript(script: string): ScriptNode {
  const parser = new Parser(scriptTokens(script));
  const list = parser.list([]);
  parser.end();
  return list;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  end(): void {
    if (this.at < this.tokens.length) throw new ScriptError('unexpected token');
  }

  /** Commands up to one of the reserved words or operators in `until`. */
  list(until: string[]): ScriptNode {
    const items: { node: ScriptNode; background: boolean }[] = [];
    for (;;) {
      while (this.operator() === ';' || this.operator() === '\n') this.at++;
      if (this.at >= this.tokens.length || until.includes(this.operator() ?? this.plain() ?? '')) break;
      const node = this.andOr();
      items.push({ node, background: this.operator() === '&' });
      const separator = this.operator();
      if (separator === '&' || separator === ';' || separator === '\n') this.at++;
      else if (this.at < this.tokens.length && !until.includes(separator ?? ''))
        throw new ScriptError('unexpected token');
    }
    return { type: 'list', items };
  }

  private andOr(): ScriptNode {
    let left = this.pipeline();
    for (let operator = this.operator(); operator === '&&' || operator === '||'; operator = this.operator()) {
      this.at++;
      while (this.operator() === '\n') this.at++;
      left = { type: operator === '&&' ? 'and' : 'or', left, right: this.pipeline() };
    }
    return left;
  }

  private pipeline(): ScriptNode {
    const negated = this.accept('!');
    const commands = [this.command()];
    while (this.operator() === '|') {
      this.at++;
      while (this.operator() === '\n') this.at++;
      commands.push(this.command());
    }
    return { type: 'pipeline', commands, negated };
  }

  private command(): ScriptNode {
    if (this.operator() === '(') return this.between('(', ')');
    if (this.operator() === '{') return this.between('{', '}');
    switch (this.plain()) {
      case 'while':
      case 'until':
        return this.loop();
      case 'for':
        return this.forLoop();
      case 'if':
        return this.condition();
      case 'case':
      case 'select':
        throw new ScriptError('case');
    }
    const words: Word[] = [];
    for (let token = this.tokens[this.at]; token && 'word' in token; token = this.tokens[this.at]) {
      words.push(token.word);
      this.at++;
    }
    if (words.length === 0) throw new ScriptError('unexpected operator');
    if (this.operator() === '(' && words.length === 1) return this.definition(words[0]);
    return { type: 'simple', words };
  }

  private between(open: string, close: string): ScriptNode {
    this.expect(open);
    const body = this.list([close]);
    this.expect(close);
    return body;
  }

  private loop(): ScriptNode {
    const until = this.plain() === 'until';
    this.at++;
    const test = this.list(['do']);
    return { type: 'loop', until, test, body: this.body() };
  }

  private forLoop(): ScriptNode {
    this.at++;
    const name = this.plain();
    if (!name) throw new ScriptError('for without a name');
    this.at++;
    const words: Word[] = [];
    if (this.accept('in')) {
      for (let token = this.tokens[this.at]; token && 'word' in token; token = this.tokens[this.at]) {
        words.push(token.word);
        this.at++;
      }
    }
    while (this.operator() === ';' || this.operator() === '\n') this.at++;
    return { type: 'for', name, words, body: this.body() };
  }

  private condition(): ScriptNode {
    this.at++;
    const test = this.list(['then']);
    this.expect('then');
    const body = this.list(['elif', 'else', 'fi']);
    if (this.plain() === 'elif') return { type: 'if', test, body, otherwise: this.condition() };
    const otherwise = this.accept('else') ? this.list(['fi']) : undefined;
    this.expect('fi');
    return { type: 'if', test, body, otherwise };
  }

  private body(): ScriptNode {
    this.expect('do');
    const body = this.list(['done']);
    this.expect('done');
    return body;
  }

  private definition(word: Word | undefined): ScriptNode {
    const name = word?.map(({ value }) => value).join('') ?? '';
    this.expect('(');
    this.expect(')');
    while (this.operator() === '\n') this.at++;
    return { type: 'function', name, body: this.command() };
  }

  private operator(): string | undefined {
    const token = this.tokens[this.at];
    return token && 'operator' in token ? token.operator : undefined;
  }

  /** The word here, if nothing in it is quoted or expanded: only such words are reserved. */
  private plain(): string | undefined {
    const token = this.tokens[this.at];
    if (!token || !('word' in token)) return undefined;
    const literal = token.word.every(({ kind, quoted }) => kind === 'text' && !quoted);
    return literal ? token.word.map(({ value }) => value).join('') : undefined;
  }

  private accept(text: string): boolean {
    const found = (this.operator() ?? this.plain()) === text;
    if (found) this.at++;
    return found;
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw new ScriptError(`expected ${text}`);
  }
}
