/** Parses templates: texts, actions, control structures and definitions, as Go 1.22's text/template/parse. */
import { quote } from '../strconv/quote';
import { unquote } from '../strconv/unquote';
import type { FunctionMap } from './function';
import { lex } from './lexer';
import type { BranchNode, ListNode, Node, PipeNode, TemplateNode } from './nodes';
import { PipelineParser } from './pipeline-parser';
import { TokenStream } from './token-stream';
import type { Token } from './tokens';

/** The templates a text defines, by name; the text itself is the one named `name`. */
export type TemplateSet = Map<string, ListNode>;

/** Parses a template and all it defines. Throws an Error with Go's text (`template: output:1: unclosed action`). */
export function parseTemplate(name: string, text: string, functions: FunctionMap): TemplateSet {
  const templates: TemplateSet = new Map();
  const tokens = new TokenStream(lex(text), name);
  new TemplateParser(name, tokens, functions, templates).parse();
  return templates;
}

class TemplateParser {
  private readonly expressions: PipelineParser;
  private rangeDepth = 0;

  constructor(
    private name: string,
    private readonly tokens: TokenStream,
    private readonly functions: FunctionMap,
    private readonly templates: TemplateSet,
  ) {
    this.expressions = new PipelineParser(tokens, functions);
  }

  parse(): void {
    const { tokens } = this;
    const root: ListNode = { type: 'list', at: tokens.peek().at, nodes: [] };
    while (tokens.peek().type !== 'eof') {
      if (this.definition()) continue;
      const node = this.textOrAction();
      if (node.type === 'end' || node.type === 'else') tokens.fail(`unexpected {{${node.type}}}`);
      root.nodes.push(node);
    }
    this.add(root);
  }

  /** `{{define "name"}}`, only at the top level. */
  private definition(): boolean {
    const { tokens } = this;
    const position = tokens.position();
    if (tokens.next().type !== 'leftDelim' || tokens.nextNonSpace().type !== 'define') {
      tokens.reset(position);
      return false;
    }
    new TemplateParser('definition', tokens, this.functions, this.templates).define();
    return true;
  }

  private define(): void {
    const context = 'define clause';
    const name = this.tokens.expect(context, 'string', 'rawString');
    this.name = this.expressions.literal(() => unquote(name.text));
    this.tokens.expect(context, 'rightDelim');
    this.body(context);
  }

  /** The rest of a `define` or `block`, up to its end. */
  private body(context: string): void {
    const { list, end } = this.itemList();
    if (end.type !== 'end') this.tokens.fail(`unexpected {{${end.type}}} in ${context}`);
    this.add(list);
  }

  private add(root: ListNode): void {
    const known = this.templates.get(this.name);
    if (!known || isEmpty(known)) this.templates.set(this.name, root);
    else if (!isEmpty(root)) this.tokens.fail(`template: multiple definition of template ${quote(this.name)}`);
  }

  /** Nodes up to `{{end}}` or `{{else}}`, which is read too. */
  private itemList(): { list: ListNode; end: Node } {
    const { tokens } = this;
    const list: ListNode = { type: 'list', at: tokens.peekNonSpace().at, nodes: [] };
    while (tokens.peekNonSpace().type !== 'eof') {
      const node = this.textOrAction();
      if (node.type === 'end' || node.type === 'else') return { list, end: node };
      list.nodes.push(node);
    }
    return tokens.fail('unexpected EOF');
  }

  private textOrAction(): Node {
    const { tokens } = this;
    const token = tokens.nextNonSpace();
    if (token.type === 'text') return { type: 'text', at: token.at, text: token.text };
    if (token.type !== 'leftDelim') return tokens.unexpected(token, 'input');
    tokens.actionLine = token.line;
    const node = this.action();
    tokens.actionLine = 0;
    return node;
  }

  private action(): Node {
    const token = this.tokens.nextNonSpace();
    switch (token.type) {
      case 'block':
        return this.block();
      case 'break':
      case 'continue':
        return this.loopControl(token.type, token);
      case 'else':
        return this.elseControl();
      case 'end':
        return { type: 'end', at: this.tokens.expect('end', 'rightDelim').at };
      case 'if':
      case 'range':
      case 'with':
        return this.control(token.type);
      case 'template':
        return this.template();
      default:
        this.tokens.backup();
        return { type: 'action', at: this.tokens.peek().at, pipe: this.expressions.pipeline('command') };
    }
  }

  private loopControl(type: 'break' | 'continue', token: Token): Node {
    this.tokens.expect(`{{${type}}}`, 'rightDelim');
    if (this.rangeDepth === 0) this.tokens.fail(`{{${type}}} outside {{range}}`);
    return { type, at: token.at };
  }

  /** `{{else}}`; in `{{else if`, the `if` stays to be read. */
  private elseControl(): Node {
    const next = this.tokens.peekNonSpace();
    if (next.type === 'if') return { type: 'else', at: next.at };
    return { type: 'else', at: this.tokens.expect('else', 'rightDelim').at };
  }

  private control(type: BranchNode['type']): BranchNode {
    const scope = this.expressions.variables.length;
    const pipe = this.expressions.pipeline(type);
    if (type === 'range') this.rangeDepth++;
    const { list, end } = this.itemList();
    if (type === 'range') this.rangeDepth--;
    const elseList = end.type === 'else' ? this.elseList(type, end) : undefined;
    this.expressions.variables.length = scope;
    return { type, at: pipe.at, pipe, list, elseList };
  }

  private elseList(type: BranchNode['type'], start: Node): ListNode {
    const { tokens } = this;
    if (type === 'if' && tokens.peek().type === 'if') {
      tokens.next();
      return { type: 'list', at: start.at, nodes: [this.control('if')] };
    }
    const { list, end } = this.itemList();
    if (end.type !== 'end') tokens.fail(`expected end; found {{${end.type}}}`);
    return list;
  }

  private block(): TemplateNode {
    const context = 'block clause';
    const { name, at } = this.templateName(context);
    const pipe = this.expressions.pipeline(context);
    new TemplateParser(name, this.tokens, this.functions, this.templates).body(context);
    return { type: 'template', at, name, pipe };
  }

  private template(): TemplateNode {
    const context = 'template clause';
    const { name, at } = this.templateName(context);
    let pipe: PipeNode | undefined;
    if (this.tokens.nextNonSpace().type !== 'rightDelim') {
      this.tokens.backup();
      pipe = this.expressions.pipeline(context);
    }
    return { type: 'template', at, name, pipe };
  }

  private templateName(context: string): { name: string; at: number } {
    const token = this.tokens.expect(context, 'string', 'rawString');
    return { name: this.expressions.literal(() => unquote(token.text)), at: token.at };
  }
}

/** Whether a tree holds nothing but space. */
function isEmpty(node: Node): boolean {
  if (node.type === 'list') return node.nodes.every(isEmpty);
  return node.type === 'text' && node.text.trim() === '';
}
