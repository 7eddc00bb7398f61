/** Evaluates pipelines, commands and their arguments: the `eval` half of Go 1.22's text/template. */

import { type GoMap, type GoValue, kindOf, typeName } from '../fmt/value';
import { quote } from '../strconv/quote';
import { execError } from './errors';
import type { FunctionMap, ParameterType, TemplateFunction } from './function';
import type { ChainNode, CommandNode, FieldNode, IdentifierNode, Node, PipeNode, VariableNode } from './nodes';
import { nodeText } from './nodes';
import { Boxed, isTrue, type Slot, slotType, unbox } from './slot';

/** A template's text and the name it was parsed under. */
export interface TemplateSource {
  name: string;
  text: string;
  functions: FunctionMap;
  /** Whether a key that is not there is an error: `missingkey=error`. */
  missingKeyFails: boolean;
}

/** Stands for "no value came down the pipeline", which is not the same as nil. */
const MISSING = Symbol('missing');
type Final = Slot | typeof MISSING;

/** The state of one template being executed: its variables, and the node errors name. */
export class Evaluator {
  /** Variables in scope, innermost last. */
  readonly variables: { name: string; value: Slot }[];
  private node: Node;

  constructor(
    readonly source: TemplateSource,
    readonly templateName: string,
    root: Node,
    data: Slot,
  ) {
    this.node = root;
    this.variables = [{ name: '$', value: data }];
  }

  /** Marks the node errors are about. */
  mark(node: Node): void {
    this.node = node;
  }

  fail(why: string): never {
    throw execError(this.source, this.templateName, this.node, why);
  }

  /** The value of a pipeline, taken out of its interface; variables it declares stay in scope. */
  pipeline(dot: Slot, pipe: PipeNode): GoValue {
    this.mark(pipe);
    let value: Final = MISSING;
    for (const command of pipe.commands) value = unbox(this.command(dot, command, value));
    const result = value === MISSING ? undefined : unbox(value);
    for (const variable of pipe.variables) {
      if (pipe.assigns) this.setVariable(variable.names[0] as string, result);
      else this.variables.push({ name: variable.names[0] as string, value: result });
    }
    return result;
  }

  setVariable(name: string, value: Slot): void {
    this.findVariable(name).value = value;
  }

  private findVariable(name: string): { value: Slot } {
    return this.variables.findLast((variable) => variable.name === name) ?? this.fail(`undefined variable: ${name}`);
  }

  private command(dot: Slot, command: CommandNode, final: Final): Slot {
    const { args } = command;
    const first = args[0] as Node;
    switch (first.type) {
      case 'field':
        return this.fieldNode(dot, first, args, final);
      case 'chain':
        return this.chain(dot, first, args, final);
      case 'identifier':
        return this.callNamed(dot, first, command, args, final);
      case 'pipe':
        this.notAFunction(args, final);
        return this.pipeline(dot, first);
      case 'variable':
        return this.variable(dot, first, args, final);
    }
    this.mark(first);
    this.notAFunction(args, final);
    if (first.type === 'dot') return dot;
    if (first.type === 'nil') this.fail('nil is not a command');
    return this.constant(first);
  }

  private notAFunction(args: Node[], final: Final): void {
    if (args.length > 1 || final !== MISSING) {
      this.fail(`can't give argument to non-function ${nodeText(args[0] as Node)}`);
    }
  }

  private constant(node: Node): GoValue {
    this.mark(node);
    if (node.type === 'bool') return node.value;
    if (node.type === 'string') return node.text;
    if (node.type !== 'number') return this.fail(`can't evaluate command ${quote(nodeText(node))}`);
    return node.constant.value ?? this.fail(node.constant.overflow ?? '');
  }

  private fieldNode(dot: Slot, node: FieldNode, args: Node[], final: Final): Slot {
    this.mark(node);
    return this.fields(dot, node.names, args, final);
  }

  private chain(dot: Slot, node: ChainNode, args: Node[], final: Final): Slot {
    this.mark(node);
    return this.fields(this.argument(dot, undefined, node.node), node.names, args, final);
  }

  private variable(_dot: Slot, node: VariableNode, args: Node[], final: Final): Slot {
    this.mark(node);
    const [name, ...names] = node.names as [string, ...string[]];
    const { value } = this.findVariable(name);
    if (names.length > 0) return this.fields(value, names, args, final);
    this.notAFunction(args, final);
    return value;
  }

  /** `.a.b.c`; only the last could be a method, so only that may have arguments. */
  private fields(receiver: Slot, names: string[], args: Node[], final: Final): Slot {
    const hasArguments = args.length > 1 || final !== MISSING;
    return names.reduce((value, name, i) => this.field(value, name, hasArguments && i === names.length - 1), receiver);
  }

  private field(receiver: Slot, name: string, hasArguments: boolean): Slot {
    if (receiver === undefined) {
      if (this.source.missingKeyFails) this.fail(`nil data; no entry for key ${quote(name)}`);
      return undefined;
    }
    if (receiver instanceof Boxed && receiver.value === null) {
      this.fail(`nil pointer evaluating ${slotType(receiver)}.${name}`);
    }
    const value = unbox(receiver);
    if (kindOf(value) !== 'map') this.fail(`can't evaluate field ${name} in type ${slotType(receiver)}`);
    if (hasArguments) this.fail(`${name} is not a method but has arguments`);
    const item = Object.hasOwn(value as GoMap, name) ? (value as GoMap)[name] : undefined;
    if (item !== undefined) return new Boxed(item);
    if (this.source.missingKeyFails) this.fail(`map has no entry for key ${quote(name)}`);
    return undefined;
  }

  private callNamed(dot: Slot, node: IdentifierNode, call: Node, args: Node[], final: Final): Slot {
    this.mark(node);
    const found = this.source.functions.get(node.name) ?? this.fail(`${quote(node.name)} is not a defined function`);
    const operands = args.slice(1);
    this.checkCount(node.name, found, operands.length, final !== MISSING);
    if (node.name === 'and' || node.name === 'or') return this.shortCircuit(dot, node.name, operands, final);
    const values = operands.map((operand, i) => this.argument(dot, parameterType(found, i), operand));
    if (final !== MISSING) values.push(this.assignable(final, parameterType(found, values.length)));
    try {
      return found.call(...values);
    } catch (err) {
      this.mark(call);
      return this.fail(`error calling ${node.name}: ${(err as Error).message}`);
    }
  }

  private checkCount(name: string, found: TemplateFunction, written: number, hasFinal: boolean): void {
    const given = written + (hasFinal ? 1 : 0);
    const wanted = found.parameters.length;
    if (found.variadic) {
      if (given < wanted) this.fail(`wrong number of args for ${name}: want at least ${wanted} got ${written}`);
    } else if (given !== wanted) this.fail(`wrong number of args for ${name}: want ${wanted} got ${given}`);
  }

  /** `and` and `or` evaluate no argument after the one that decides. */
  private shortCircuit(dot: Slot, name: 'and' | 'or', operands: Node[], final: Final): Slot {
    let value: Slot;
    for (const operand of operands) {
      value = this.argument(dot, 'value', operand);
      if (isTrue(value) === (name === 'or')) return value;
    }
    return final === MISSING ? value : final;
  }

  /** An argument for a parameter of the given type; `undefined` takes any type. */
  private argument(dot: Slot, type: ParameterType | undefined, node: Node): Slot {
    this.mark(node);
    switch (node.type) {
      case 'dot':
        return this.assignable(dot, type);
      case 'nil':
        if (type === 'string') this.fail('cannot assign nil to string');
        return type === 'any' ? null : undefined;
      case 'field':
        return this.assignable(this.fieldNode(dot, node, [node], MISSING), type);
      case 'variable':
        return this.assignable(this.variable(dot, node, [], MISSING), type);
      case 'pipe':
        return this.assignable(this.pipeline(dot, node), type);
      case 'identifier':
        return this.assignable(this.callNamed(dot, node, node, [], MISSING), type);
      case 'chain':
        return this.assignable(this.chain(dot, node, [], MISSING), type);
    }
    if (type === 'string' && node.type !== 'string') this.fail(`expected string; found ${nodeText(node)}`);
    return this.constant(node);
  }

  /** The value as a parameter of that type takes it. */
  private assignable(value: Slot, type: ParameterType | undefined): Slot {
    if (type === 'any') return value === undefined ? null : value;
    if (type !== 'string') return value;
    if (value === undefined) this.fail('invalid value; expected string');
    const inner = unbox(value);
    if (typeof inner === 'string') return inner;
    const got = inner === undefined ? slotType(value) : typeName(inner);
    return this.fail(`wrong type for value; expected string; got ${got}`);
  }
}

function parameterType(found: TemplateFunction, i: number): ParameterType | undefined {
  return found.parameters[i] ?? found.variadic;
}
