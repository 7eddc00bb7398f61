/** Reads a shell script. */
import {
  type Assignment,
  type Node,
  type Redirection,
  type Script,
  type Segment,
  ShellSyntaxError,
  type Word,
} from './syntax';

const RESERVED_ENDS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);
/** Deeper nesting is no script anybody wrote. */
const MOST_NESTING = 200;
/** Scripts are read again and again: a container's is, at every look at its log. */
const MOST_KEPT = 200;
const kept = new Map<string, Script>();

/** Parses a script. Throws ShellSyntaxError. */
export function parseScript(text: string): Script {
  const known = kept.get(text);
  if (known) return known;
  const script = new Parser(text).whole();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, script);
  return script;
}

class Parser {
  private at = 0;
  private line = 1;
  private depth = 0;
  /** Here-documents whose text begins at the next line. */
  private waiting: { redirection: Redirection; end: string; tabs: boolean; literal: boolean }[] = [];

  constructor(private readonly text: string) {}

  whole(): Script {
    const script = this.script(new Set());
    if (this.at < this.text.length) throw this.unexpected();
    if (this.waiting.length > 0) this.hereDocuments();
    return script;
  }

  /** Commands up to a reserved word of `ends`, or a closing bracket. */
  private script(ends: ReadonlySet<string>): Script {
    if (++this.depth > MOST_NESTING) throw new ShellSyntaxError('(', this.line);
    const items: Script['items'] = [];
    for (;;) {
      this.blanksAndLines();
      if (this.at >= this.text.length || this.peek(')') || this.peek(';;') || ends.has(this.word())) break;
      const node = this.andOr();
      this.blanks();
      const background = this.peek('&') && !this.peek('&&');
      items.push({ node, background });
      if (background || (this.peek(';') && !this.peek(';;'))) this.at++;
      else if (!this.peek('\n') && !this.peek(')') && !this.peek(';;') && this.at < this.text.length) {
        if (!ends.has(this.word())) throw this.unexpected();
        // `{ a }` needs a separator before its end.
        if (!RESERVED_ENDS.has(this.word())) throw this.unexpected();
      }
    }
    this.depth--;
    return { items };
  }

  private andOr(): Node {
    let left = this.pipeline();
    for (;;) {
      this.blanks();
      const operator = this.peek('&&') ? 'and' : this.peek('||') ? 'or' : undefined;
      if (!operator) return left;
      this.at += 2;
      this.blanksAndLines();
      left = { type: operator, left, right: this.pipeline() };
    }
  }

  private pipeline(): Node {
    this.blanks();
    let negated = false;
    while (this.word() === '!') {
      this.at += 1;
      this.blanks();
      negated = !negated;
    }
    const commands = [this.command()];
    for (;;) {
      this.blanks();
      if (!this.peek('|') || this.peek('||')) break;
      this.at++;
      if (this.peek('&')) this.at++;
      this.blanksAndLines();
      commands.push(this.command());
    }
    const [only] = commands;
    return commands.length === 1 && !negated && only ? only : { type: 'pipeline', commands, negated };
  }

  private command(): Node {
    if (this.peek('((')) {
      const calculation = this.calculation();
      if (calculation) return calculation;
    }
    if (this.peek('(')) {
      this.at++;
      const body = this.script(new Set());
      this.expect(')');
      return { type: 'subshell', body, redirections: this.redirections() };
    }
    const word = this.word();
    switch (word) {
      case '{': {
        this.at++;
        const body = this.script(new Set(['}']));
        this.reserved('}');
        return { type: 'group', body, redirections: this.redirections() };
      }
      case 'if':
        return this.condition();
      case 'while':
      case 'until': {
        this.at += 5;
        const test = this.script(new Set(['do']));
        return { type: 'loop', until: word === 'until', test, body: this.body(), redirections: this.redirections() };
      }
      case 'for':
        return this.forLoop();
      case 'case':
        return this.choice();
      case '[[':
        return this.test();
      case 'function': {
        this.at += word.length;
        this.blanks();
        const name = this.word();
        this.at += name.length;
        this.blanks();
        if (this.peek('()')) this.at += 2;
        this.blanksAndLines();
        return { type: 'function', name, body: this.command() };
      }
    }
    if (RESERVED_ENDS.has(word)) throw this.unexpected();
    const [, name] = /^([A-Za-z_][\w.-]*|:)[ \t]*\([ \t]*\)/.exec(this.text.slice(this.at, this.at + 200)) ?? [];
    if (name !== undefined) {
      this.at = this.text.indexOf(')', this.at) + 1;
      this.blanksAndLines();
      return { type: 'function', name, body: this.command() };
    }
    return this.simple();
  }

  private simple(): Node {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const redirections: Redirection[] = [];
    for (;;) {
      this.blanks();
      const redirection = this.redirection();
      if (redirection) {
        redirections.push(redirection);
        continue;
      }
      const [whole = '', name = '', plus] =
        (words.length === 0 && /^([A-Za-z_]\w*)(\+?)=/.exec(this.text.slice(this.at, this.at + 300))) || [];
      if (whole !== '') {
        this.at += whole.length;
        if (this.peek('(')) throw new ShellSyntaxError('(', this.line);
        assignments.push({ name, append: plus === '+', value: this.wordHere() });
        continue;
      }
      const word = this.wordHere();
      if (word.length === 0) break;
      words.push(word);
    }
    if (words.length + assignments.length + redirections.length === 0) throw this.unexpected();
    return { type: 'simple', assignments, words, redirections };
  }

  private condition(): Node {
    const branches: { test: Script; body: Script }[] = [];
    this.at += 2;
    for (;;) {
      const test = this.script(new Set(['then']));
      this.reserved('then');
      branches.push({ test, body: this.script(new Set(['elif', 'else', 'fi'])) });
      if (this.word() !== 'elif') break;
      this.at += 4;
    }
    let otherwise: Script | undefined;
    if (this.word() === 'else') {
      this.at += 4;
      otherwise = this.script(new Set(['fi']));
    }
    this.reserved('fi');
    return { type: 'if', branches, ...(otherwise ? { otherwise } : {}), redirections: this.redirections() };
  }

  private forLoop(): Node {
    this.at += 3;
    this.blanks();
    if (this.peek('((')) {
      this.at += 2;
      const [init, test] = [this.arithmeticUntil(';'), this.arithmeticUntil(';')];
      const step = this.arithmeticUntil('))');
      this.blanks();
      if (this.peek(';')) this.at++;
      return { type: 'count', init, test, step, body: this.body(), redirections: this.redirections() };
    }
    const name = this.word();
    if (!/^[A-Za-z_]\w*$/.test(name)) throw this.unexpected();
    this.at += name.length;
    this.blanksAndLines();
    let words: Word[] | undefined;
    if (this.word() === 'in') {
      this.at += 2;
      words = [];
      for (;;) {
        this.blanks();
        const word = this.wordHere();
        if (word.length === 0) break;
        words.push(word);
      }
    }
    this.blanks();
    if (this.peek(';')) this.at++;
    return { type: 'for', name, words, body: this.body(), redirections: this.redirections() };
  }

  private body(): Script {
    this.blanksAndLines();
    this.reserved('do');
    const body = this.script(new Set(['done']));
    this.reserved('done');
    return body;
  }

  private choice(): Node {
    this.at += 4;
    this.blanks();
    const word = this.wordHere();
    this.blanksAndLines();
    this.reserved('in');
    const branches: { patterns: Word[]; body: Script }[] = [];
    for (;;) {
      this.blanksAndLines();
      if (this.word() === 'esac') break;
      if (this.peek('(')) this.at++;
      const patterns: Word[] = [];
      for (;;) {
        this.blanks();
        const pattern = this.wordHere();
        if (pattern.length === 0) throw this.unexpected();
        patterns.push(pattern);
        this.blanks();
        if (!this.peek('|')) break;
        this.at++;
      }
      this.expect(')');
      branches.push({ patterns, body: this.script(new Set(['esac'])) });
      this.blanksAndLines();
      if (this.peek(';;')) this.at += 2;
    }
    this.reserved('esac');
    return { type: 'case', word, branches, redirections: this.redirections() };
  }

  private test(): Node {
    this.at += 2;
    const words: Word[] = [];
    for (;;) {
      this.blanksAndLines();
      if (this.word() === ']]') break;
      const operator = ['&&', '||', '(', ')', '<', '>'].find((one) => this.peek(one));
      if (operator) {
        this.at += operator.length;
        words.push([{ kind: 'text', value: operator, quoted: false }]);
        continue;
      }
      const word = this.wordHere();
      if (word.length === 0) throw this.unexpected();
      words.push(word);
    }
    this.at += 2;
    return { type: 'test', words, redirections: this.redirections() };
  }

  /** `((…))`; undefined where it turns out to be two subshells. */
  private calculation(): Node | undefined {
    const start = this.at;
    this.at += 2;
    try {
      return { type: 'calculation', expression: this.arithmeticUntil('))'), redirections: this.redirections() };
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      this.at = start;
      return undefined;
    }
  }

  private redirections(): Redirection[] {
    const found: Redirection[] = [];
    for (;;) {
      this.blanks();
      const redirection = this.redirection();
      if (!redirection) return found;
      found.push(redirection);
    }
  }

  private redirection(): Redirection | undefined {
    const rest = this.text.slice(this.at, this.at + 8);
    const [whole, digits, operator = ''] = /^(\d?)(&>>|&>|<<<|<<-|<<|<>|<&|>&|>>|>\||<|>)/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    if (operator.startsWith('<') && this.peekAt(whole.length, '(') && operator === '<') throw this.unexpected();
    this.at += whole.length;
    this.blanks();
    const fd = digits ? Number(digits) : operator.startsWith('<') ? 0 : 1;
    const target = this.wordHere();
    if (target.length === 0) throw this.unexpected();
    if (operator === '<<' || operator === '<<-') {
      const redirection: Redirection = { fd, operator: '<<', target: [] };
      const end = target.map((segment) => (segment.kind === 'text' ? segment.value : '')).join('');
      const literal = target.some(({ quoted }) => quoted);
      this.waiting.push({ redirection, end, tabs: operator === '<<-', literal });
      return redirection;
    }
    const plain = operator === '&>>' ? '&>' : (operator as Redirection['operator']);
    return { fd, operator: plain, target };
  }

  /** Reads the here-documents that begin here, after the end of a line. */
  private hereDocuments(): void {
    for (const { redirection, end, tabs, literal } of this.waiting) {
      let body = '';
      for (;;) {
        if (this.at >= this.text.length) throw new ShellSyntaxError(undefined, this.line);
        const newline = this.text.indexOf('\n', this.at);
        const stop = newline < 0 ? this.text.length : newline;
        const line = this.text.slice(this.at, stop);
        const shown = tabs ? line.replace(/^\t+/, '') : line;
        this.at = Math.min(this.text.length, stop + 1);
        this.line++;
        if (shown === end) break;
        body += `${shown}\n`;
      }
      redirection.target = literal
        ? [{ kind: 'text', value: body, quoted: true }]
        : new Parser(body).quotedUntil(undefined);
    }
    this.waiting = [];
  }

  /** The word that begins here; empty where none does. */
  private wordHere(): Word {
    const word: Word = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') word.push({ kind: 'text', value: plain, quoted: false });
      plain = '';
    };
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined || ' \t\n;&|<>()'.includes(char)) break;
      if (char === '\\') {
        if (this.text[this.at + 1] === '\n') {
          this.at += 2;
          this.line++;
          continue;
        }
        flush();
        word.push({ kind: 'text', value: this.text[this.at + 1] ?? '\\', quoted: true });
        this.at += 2;
      } else if (char === "'") {
        flush();
        word.push({ kind: 'text', value: this.singleQuoted(), quoted: true });
      } else if (char === '"') {
        flush();
        this.at++;
        const inner = this.quotedUntil('"');
        word.push(...(inner.length > 0 ? inner : [{ kind: 'text', value: '', quoted: true } as const]));
      } else if (char === '$' && this.text[this.at + 1] === "'") {
        flush();
        this.at++;
        word.push({ kind: 'text', value: unescaped(this.singleQuoted(true)), quoted: true });
      } else if (char === '$' || char === '`') {
        const segment = this.expansion(false);
        if (segment) {
          flush();
          word.push(segment);
        } else {
          plain += char;
          this.at++;
        }
      } else {
        plain += char;
        this.at++;
      }
    }
    flush();
    return word;
  }

  private singleQuoted(escapes = false): string {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== "'") end += escapes && this.text[end] === '\\' ? 2 : 1;
    if (end >= this.text.length) throw new ShellSyntaxError(undefined, this.line);
    const value = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    this.line += value.split('\n').length - 1;
    return value;
  }

  /** What stands between double quotes, up to `end`; without one up to the end of the text. */
  private quotedUntil(end: string | undefined): Word {
    const word: Word = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') word.push({ kind: 'text', value: plain, quoted: true });
      plain = '';
    };
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) {
        if (end === undefined) break;
        throw new ShellSyntaxError(undefined, this.line);
      }
      if (char === end) {
        this.at++;
        break;
      }
      if (char === '\\') {
        const next = this.text[this.at + 1] ?? '';
        if (next === '\n') plain += '';
        else plain += '$`"\\'.includes(next) && next !== '' && (next !== '"' || end === '"') ? next : `\\${next}`;
        this.at += 2;
        continue;
      }
      const segment = char === '$' || char === '`' ? this.expansion(true) : undefined;
      if (segment) {
        flush();
        word.push(segment);
        continue;
      }
      if (char === '\n') this.line++;
      plain += char;
      this.at++;
    }
    flush();
    return word;
  }

  /** `$x`, `${x…}`, `$(…)`, `$((…))`, `` `…` ``; undefined for a dollar that is only one. */
  private expansion(quoted: boolean): Segment | undefined {
    if (this.peek('`')) return this.backquoted(quoted);
    if (this.peek('$((')) {
      const start = this.at;
      this.at += 3;
      try {
        return { kind: 'arithmetic', expression: this.arithmeticUntil('))'), quoted };
      } catch (error) {
        if (!(error instanceof ShellSyntaxError) || error.incomplete) throw error;
        this.at = start;
      }
    }
    if (this.peek('$(')) {
      this.at += 2;
      const script = this.script(new Set());
      this.expect(')');
      return { kind: 'command', script, quoted };
    }
    if (this.peek('${')) return this.braced(quoted);
    const [, name] = /^\$([A-Za-z_]\w*|[0-9@*#?$!-])/.exec(this.text.slice(this.at, this.at + 200)) ?? [];
    if (name === undefined) return undefined;
    this.at += name.length + 1;
    return { kind: 'parameter', name, quoted };
  }

  private backquoted(quoted: boolean): Segment {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== '`') end += this.text[end] === '\\' ? 2 : 1;
    if (end >= this.text.length) throw new ShellSyntaxError(undefined, this.line);
    const inner = this.text.slice(this.at + 1, end).replace(/\\([\\`$])/g, '$1');
    this.at = end + 1;
    return { kind: 'command', script: parseScript(inner), quoted };
  }

  private braced(quoted: boolean): Segment {
    const rest = this.text.slice(this.at, this.at + 300);
    const [whole, hash, name = ''] = /^\$\{([#!]?)([A-Za-z_]\w*|\d+|[@*#?$!-])/.exec(rest) ?? [];
    if (whole === undefined) throw new ShellSyntaxError('${', this.line);
    if (hash === '!') throw new ShellSyntaxError('${!', this.line);
    this.at += whole.length;
    if (hash === '#' && this.peek('}')) {
      this.at++;
      return { kind: 'parameter', name, operator: 'length', quoted };
    }
    if (this.peek('}')) {
      this.at++;
      return { kind: 'parameter', name, quoted };
    }
    const [operator] =
      /^(:-|:=|:\?|:\+|-|=|\?|\+|##|#|%%|%|\/\/|\/|\^\^|,,|:)/.exec(this.text.slice(this.at, this.at + 3)) ?? [];
    if (operator === undefined) throw new ShellSyntaxError('${', this.line);
    this.at += operator.length;
    return { kind: 'parameter', name, operator, argument: this.bracedArgument(quoted), quoted };
  }

  private bracedArgument(quoted: boolean): Word {
    const word: Word = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') word.push({ kind: 'text', value: plain, quoted });
      plain = '';
    };
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) throw new ShellSyntaxError(undefined, this.line);
      if (char === '}') break;
      if (char === '\\') {
        flush();
        word.push({ kind: 'text', value: this.text[this.at + 1] ?? '', quoted: true });
        this.at += 2;
      } else if (char === "'" && !quoted) {
        flush();
        word.push({ kind: 'text', value: this.singleQuoted(), quoted: true });
      } else if (char === '"') {
        flush();
        this.at++;
        word.push(...this.quotedUntil('"'));
      } else {
        const segment = char === '$' || char === '`' ? this.expansion(quoted) : undefined;
        if (segment) {
          flush();
          word.push(segment);
        } else {
          plain += char;
          this.at++;
        }
      }
    }
    this.at++;
    flush();
    return word;
  }

  /** The text of an expression up to `end`, with what is expanded in it. */
  private arithmeticUntil(end: string): Word {
    const word: Word = [];
    let plain = '';
    let open = 0;
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) throw new ShellSyntaxError(undefined, this.line);
      if (open === 0 && this.peek(end)) break;
      if (open === 0 && char === ')') throw new ShellSyntaxError(')', this.line);
      const segment = char === '$' || char === '`' ? this.expansion(true) : undefined;
      if (segment) {
        if (plain !== '') word.push({ kind: 'text', value: plain, quoted: true });
        plain = '';
        word.push(segment);
        continue;
      }
      if (char === '(') open++;
      if (char === ')') open--;
      if (char !== '"') plain += char;
      this.at++;
    }
    this.at += end.length;
    if (plain !== '') word.push({ kind: 'text', value: plain, quoted: true });
    return word;
  }

  private blanks(): void {
    for (;;) {
      const char = this.text[this.at];
      if (char === ' ' || char === '\t' || char === '\r') this.at++;
      else if (char === '\\' && this.text[this.at + 1] === '\n') {
        this.at += 2;
        this.line++;
      } else if (char === '#') {
        const newline = this.text.indexOf('\n', this.at);
        this.at = newline < 0 ? this.text.length : newline;
      } else return;
    }
  }

  private blanksAndLines(): void {
    for (;;) {
      this.blanks();
      if (!this.peek('\n')) return;
      this.at++;
      this.line++;
      if (this.waiting.length > 0) this.hereDocuments();
    }
  }

  /** The plain word that stands here, without taking it: only such words are reserved. */
  private word(): string {
    const [word = ''] = /^[^\s;&|<>()"'\\$`]+/.exec(this.text.slice(this.at, this.at + 100)) ?? [];
    const after = this.text[this.at + word.length];
    return after !== undefined && '"\'\\$`'.includes(after) ? '' : word;
  }

  private reserved(word: string): void {
    this.blanksAndLines();
    if (this.word() !== word) throw this.unexpected();
    this.at += word.length;
  }

  private expect(text: string): void {
    this.blanksAndLines();
    if (!this.peek(text)) throw this.unexpected();
    this.at += text.length;
  }

  private peek(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  private peekAt(offset: number, text: string): boolean {
    return this.text.startsWith(text, this.at + offset);
  }

  private unexpected(): ShellSyntaxError {
    if (this.at >= this.text.length) return new ShellSyntaxError(undefined, this.line);
    const [token] = /^(;;|&&|\|\||\n|[;&|<>()]|[^\s;&|<>()]+)/.exec(this.text.slice(this.at, this.at + 100)) ?? [];
    return new ShellSyntaxError(token === '\n' ? 'newline' : (token ?? ''), this.line);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  '0': '\0',
};

/** What `$'…'` makes of backslashes. */
function unescaped(text: string): string {
  return text.replace(/\\(x[0-9a-fA-F]{1,2}|.)/gs, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
  );
}
