/** The parse tree of a template: `node.go` of Go 1.22's text/template/parse. */
import { quote } from '../strconv/quote';
import type { Constant } from './number-syntax';

interface Positioned {
  /** Where the node begins, in UTF-16 units from the start of the template. */
  at: number;
}

export interface ListNode extends Positioned {
  type: 'list';
  nodes: Node[];
}

export interface PipeNode extends Positioned {
  type: 'pipe';
  /** Variables the pipeline declares, or sets when `assigns`. */
  variables: VariableNode[];
  assigns: boolean;
  commands: CommandNode[];
}

export interface CommandNode extends Positioned {
  type: 'command';
  args: Node[];
}

export interface VariableNode extends Positioned {
  type: 'variable';
  /** The name with its dollar sign, then the fields. */
  names: string[];
}

export interface FieldNode extends Positioned {
  type: 'field';
  names: string[];
}

export interface ChainNode extends Positioned {
  type: 'chain';
  node: Node;
  names: string[];
}

export interface BranchNode extends Positioned {
  type: 'if' | 'range' | 'with';
  pipe: PipeNode;
  list: ListNode;
  elseList?: ListNode;
}

export interface TemplateNode extends Positioned {
  type: 'template';
  name: string;
  pipe?: PipeNode;
}

export interface IdentifierNode extends Positioned {
  type: 'identifier';
  name: string;
}

export type Node =
  | ListNode
  | PipeNode
  | CommandNode
  | VariableNode
  | FieldNode
  | ChainNode
  | BranchNode
  | TemplateNode
  | IdentifierNode
  | ({ type: 'text'; text: string } & Positioned)
  | ({ type: 'action'; pipe: PipeNode } & Positioned)
  | ({ type: 'bool'; value: boolean } & Positioned)
  | ({ type: 'number'; text: string; constant: Constant } & Positioned)
  | ({ type: 'string'; quoted: string; text: string } & Positioned)
  | ({ type: 'dot' | 'nil' | 'break' | 'continue' | 'end' | 'else' } & Positioned);

/** The node as template text again, the way errors quote it. */
export function nodeText(node: Node): string {
  switch (node.type) {
    case 'list':
      return node.nodes.map(nodeText).join('');
    case 'text':
      return node.text;
    case 'action':
      return `{{${pipeText(node.pipe)}}}`;
    case 'pipe':
      return pipeText(node);
    case 'command':
      return node.args.map(argumentText).join(' ');
    case 'variable':
      return node.names.join('.');
    case 'field':
      return node.names.map((name) => `.${name}`).join('');
    case 'chain':
      return argumentText(node.node) + node.names.map((name) => `.${name}`).join('');
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe ? ` ${pipeText(node.pipe)}` : ''}}}`;
    case 'identifier':
      return node.name;
    case 'if':
    case 'range':
    case 'with':
      return branchText(node);
    default:
      return leafText(node);
  }
}

function leafText(node: Node): string {
  if (node.type === 'bool') return String(node.value);
  if (node.type === 'number') return node.text;
  if (node.type === 'string') return node.quoted;
  if (node.type === 'dot') return '.';
  return node.type === 'nil' ? 'nil' : `{{${node.type}}}`;
}

function argumentText(node: Node): string {
  return node.type === 'pipe' ? `(${pipeText(node)})` : nodeText(node);
}

function pipeText(pipe: PipeNode): string {
  const variables = pipe.variables.map(nodeText).join(', ');
  const declared = variables && `${variables} ${pipe.assigns ? '=' : ':='} `;
  return declared + pipe.commands.map(nodeText).join(' | ');
}

function branchText(node: BranchNode): string {
  const otherwise = node.elseList ? `{{else}}${nodeText(node.elseList)}` : '';
  return `{{${node.type} ${pipeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
}
