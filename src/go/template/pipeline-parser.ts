/** Parses pipelines, commands and their operands: the expression half of Go 1.22's text/template/parse. */
import { quote } from '../strconv/quote';
import { unquote } from '../strconv/unquote';
import type { FunctionMap } from './function';
import type { ChainNode, CommandNode, Node, PipeNode, VariableNode } from './nodes';
import { nodeText } from './nodes';
import { parseConstant } from './number-syntax';
import type { TokenStream } from './token-stream';
import type { Token, TokenType } from './tokens';

const OPERANDS: readonly TokenType[] = [
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
];
const NOT_EXECUTABLE = ['bool', 'dot', 'nil', 'number', 'string'];

/** Parses expressions from a token stream; knows the variables in scope and the functions there are. */
export class PipelineParser {
  variables = ['$'];

  constructor(
    readonly tokens: TokenStream,
    private readonly functions: FunctionMap,
  ) {}

  /** A pipeline up to and with the token that ends it. `context` is what errors call the place. */
  pipeline(context: string, end: TokenType = 'rightDelim'): PipeNode {
    const { tokens } = this;
    const pipe: PipeNode = {
      type: 'pipe',
      at: tokens.peekNonSpace().at,
      variables: [],
      assigns: false,
      commands: [],
    };
    this.declarations(pipe, context);
    for (;;) {
      const token = tokens.nextNonSpace();
      if (token.type === end) {
        this.checkPipeline(pipe, context);
        return pipe;
      }
      if (!OPERANDS.includes(token.type)) tokens.unexpected(token, context);
      tokens.backup();
      pipe.commands.push(this.command());
    }
  }

  /** `$x :=`, `$x =`, and in a range `$i, $v :=`. */
  private declarations(pipe: PipeNode, context: string): void {
    const { tokens } = this;
    while (tokens.peekNonSpace().type === 'variable') {
      const position = tokens.position();
      const name = tokens.next();
      const next = tokens.peekNonSpace();
      const comma = next.type === 'char' && next.text === ',';
      if (!comma && next.type !== 'assign' && next.type !== 'declare') {
        tokens.reset(position);
        return;
      }
      tokens.nextNonSpace();
      pipe.variables.push(this.variable(name));
      this.variables.push(name.text);
      if (!comma) {
        pipe.assigns = next.type === 'assign';
        return;
      }
      if (context !== 'range' || pipe.variables.length > 1) tokens.fail(`too many declarations in ${context}`);
      const following = tokens.peekNonSpace().type;
      if (following !== 'variable' && following !== 'rightDelim' && following !== 'rightParen') {
        tokens.fail('range can only initialize variables');
      }
    }
  }

  private checkPipeline(pipe: PipeNode, context: string): void {
    if (pipe.commands.length === 0) this.tokens.fail(`missing value for ${context}`);
    pipe.commands.forEach((command, i) => {
      if (i > 0 && NOT_EXECUTABLE.includes((command.args[0] as Node).type)) {
        this.tokens.fail(`non executable command in pipeline stage ${i + 1}`);
      }
    });
  }

  private command(): CommandNode {
    const { tokens } = this;
    const command: CommandNode = { type: 'command', at: tokens.peekNonSpace().at, args: [] };
    for (;;) {
      tokens.peekNonSpace();
      const operand = this.operand();
      if (operand) command.args.push(operand);
      const token = tokens.next();
      if (token.type === 'space') continue;
      if (token.type === 'rightDelim' || token.type === 'rightParen') tokens.backup();
      else if (token.type !== 'pipe') tokens.unexpected(token, 'operand');
      break;
    }
    if (command.args.length === 0) tokens.fail('empty command');
    return command;
  }

  /** A term and the fields chained to it. */
  private operand(): Node | undefined {
    const { tokens } = this;
    const node = this.term();
    if (!node || tokens.peek().type !== 'field') return node;
    const chain: ChainNode = { type: 'chain', at: tokens.peek().at, node, names: [] };
    while (tokens.peek().type === 'field') chain.names.push(tokens.next().text.slice(1));
    if (node.type === 'field' || node.type === 'variable') {
      return { ...node, at: chain.at, names: [...node.names, ...chain.names] };
    }
    if (NOT_EXECUTABLE.includes(node.type)) tokens.fail(`unexpected . after term ${quote(nodeText(node))}`);
    return chain;
  }

  private term(): Node | undefined {
    const token = this.tokens.nextNonSpace();
    const { at, text } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.functions.has(text)) this.tokens.fail(`function ${quote(text)} not defined`);
        return { type: 'identifier', at, name: text };
      case 'dot':
      case 'nil':
        return { type: token.type, at };
      case 'variable':
        return this.useVariable(token);
      case 'field':
        return { type: 'field', at, names: text.slice(1).split('.') };
      case 'bool':
        return { type: 'bool', at, value: text === 'true' };
      case 'charConstant':
      case 'complex':
      case 'number':
        return { type: 'number', at, text, constant: this.literal(() => parseConstant(text, token.type)) };
      case 'leftParen':
        return this.pipeline('parenthesized pipeline', 'rightParen');
      case 'string':
      case 'rawString':
        return { type: 'string', at, quoted: text, text: this.literal(() => unquote(text)) };
      default:
        this.tokens.backup();
        return undefined;
    }
  }

  /** Runs a reader of literals; its errors become parse errors. */
  literal<T>(read: () => T): T {
    try {
      return read();
    } catch (err) {
      return this.tokens.fail((err as Error).message);
    }
  }

  private variable(token: Token): VariableNode {
    return { type: 'variable', at: token.at, names: [token.text] };
  }

  private useVariable(token: Token): VariableNode {
    if (!this.variables.includes(token.text)) {
      this.tokens.fail(`undefined variable ${quote(token.text)}`);
    }
    return this.variable(token);
  }
}
