/** Parses a JSONPath template as `parser.go` of client-go/util/jsonpath does (Kubernetes 1.28). */
import { unicodeName } from '../../go/strconv/quote';
import { unquoteBody } from '../../go/strconv/unquote';
import { parseSlice } from './array-index';
import type { ListNode, PathNode } from './nodes';
import { EOF, isAlphaNumeric, isDigit, isTerminator, Scanner } from './scanner';

/** The top-level nodes of a template: its texts and its `{...}` actions. Throws an Error with client-go's text. */
export function parseJSONPath(template: string): PathNode[] {
  return new Parser(template).parse();
}

/** Parses what stands between `{` and `}` on its own, as unions, keys and filters need it. */
function parseAction(text: string): ListNode {
  const [first] = new Parser(`{${text}}`).parse();
  return first as ListNode;
}

class Parser {
  private readonly scanner: Scanner;
  private readonly root: PathNode[] = [];

  constructor(template: string) {
    this.scanner = new Scanner(template);
  }

  parse(): PathNode[] {
    const { scanner } = this;
    while (scanner.at < scanner.input.length) {
      const open = scanner.input.indexOf('{', scanner.at);
      scanner.at = open < 0 ? scanner.input.length : open;
      const text = scanner.consume();
      if (text) this.root.push({ type: 'text', text });
      if (open >= 0) this.action();
    }
    return this.root;
  }

  private action(): void {
    const { scanner } = this;
    scanner.at++;
    scanner.consume();
    const list: ListNode = { type: 'list', nodes: [] };
    this.root.push(list);
    while (!scanner.startsWith('}')) this.element(list.nodes);
    scanner.at++;
    scanner.consume();
  }

  /** One element of an action. */
  private element(nodes: PathNode[]): void {
    const { scanner } = this;
    if (scanner.startsWith('[?(')) this.filter(nodes);
    else if (scanner.startsWith('..')) this.recursive(nodes);
    else this.simpleElement(nodes, scanner.next());
  }

  private simpleElement(nodes: PathNode[], char: string): void {
    if (char === EOF || char === '\r' || char === '\n') throw new Error('unclosed action');
    if (char === ' ' || char === '@' || char === '$') this.scanner.consume();
    else if (char === '[') this.array(nodes);
    else if (char === '"' || char === "'") this.quoted(nodes, char);
    else if (char === '.') this.field(nodes);
    else if (char === '+' || char === '-' || isDigit(char)) this.number(nodes);
    else if (isAlphaNumeric(char)) this.identifier(nodes);
    else throw new Error(`unrecognized character in action: ${unicodeName(char)}`);
  }

  private identifier(nodes: PathNode[]): void {
    const { scanner } = this;
    while (!isTerminator(scanner.peek())) scanner.next();
    const name = scanner.consume();
    if (name === 'true' || name === 'false') nodes.push({ type: 'bool', value: name === 'true' });
    else nodes.push({ type: 'identifier', name });
  }

  private recursive(nodes: PathNode[]): void {
    const { scanner } = this;
    if (nodes.at(-1)?.type === 'recursive') throw new Error('invalid multiple recursive descent');
    scanner.at += 2;
    scanner.consume();
    nodes.push({ type: 'recursive' });
    if (isAlphaNumeric(scanner.peek())) this.field(nodes);
  }

  private number(nodes: PathNode[]): void {
    const { scanner } = this;
    while (scanner.peek() === '.' || isDigit(scanner.peek())) scanner.next();
    const text = scanner.consume();
    const value = Number(text);
    if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(value)) nodes.push({ type: 'int', value });
    else if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) nodes.push({ type: 'float', value });
    else throw new Error(`cannot parse number ${text}`);
  }

  private array(nodes: PathNode[]): void {
    const { scanner } = this;
    this.scanTo(']', 'unterminated array');
    const inside = scanner.consume().slice(1, -1);
    const text = inside === '*' ? ':' : inside;
    const parts = text.split(',');
    if (parts.length > 1) {
      nodes.push({ type: 'union', lists: parts.map((part) => parseAction(`[${part.replace(/^ +| +$/g, '')}]`)) });
      return;
    }
    const key = /^'([^']*)'$/.exec(text);
    if (key) nodes.push(...parseAction(`.${key[1]}`).nodes);
    else nodes.push({ type: 'array', bounds: parseSlice(text) });
  }

  private scanTo(end: string, unterminated: string): void {
    for (let char = this.scanner.next(); char !== end; char = this.scanner.next()) {
      if (char === EOF || char === '\n') throw new Error(unterminated);
    }
  }

  private filter(nodes: PathNode[]): void {
    const { scanner } = this;
    scanner.at += 3;
    scanner.consume();
    this.scanFilter();
    if (scanner.next() !== ']') throw new Error('unclosed array expect ]');
    const text = scanner.consume().slice(0, -2);
    const [, left, operator, right] = /^([^!<>=]+)([!<>=]+)([^\n]+?)$/.exec(text) ?? [];
    if (left === undefined || operator === undefined || right === undefined) {
      nodes.push({ type: 'filter', left: parseAction(text), right: { type: 'list', nodes: [] }, operator: 'exists' });
      return;
    }
    nodes.push({ type: 'filter', left: parseAction(left), right: parseAction(right), operator });
  }

  /** Goes behind the `)` of a filter; one in a quoted string does not count, but only one string is looked for. */
  private scanFilter(): void {
    const { scanner } = this;
    let pair = '';
    let closed = false;
    for (;;) {
      const char = scanner.next();
      if (char === EOF || char === '\n') throw new Error('unterminated filter');
      if (char === '"' || char === "'") {
        if (pair === '') pair = char;
        else if (char === pair && !scanner.escaped()) closed = true;
      } else if (char === ')' && (pair !== '') === closed) return;
    }
  }

  private quoted(nodes: PathNode[], end: string): void {
    const { scanner } = this;
    do this.scanTo(end, 'unterminated quoted string');
    while (scanner.escaped());
    const text = scanner.consume();
    try {
      nodes.push({ type: 'text', text: unquoteBody(text.slice(1, -1), end) });
    } catch (err) {
      throw new Error(`unquote string ${text} error ${(err as Error).message}`);
    }
  }

  private field(nodes: PathNode[]): void {
    const { scanner } = this;
    scanner.consume();
    for (;;) {
      const char = scanner.next();
      if (char === '\\') scanner.next();
      else if (isTerminator(char)) break;
    }
    scanner.backup();
    const name = scanner.consume();
    nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') });
  }
}
