/** The types within an expression, and every mistake in it: `cel-go/checker`. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { overloadsOf } from './functions';
import type { Issue } from './source';
import {
  assignable,
  type Bindings,
  BOOL,
  DYN,
  isDyn,
  listOf,
  mapOf,
  simpleType,
  substitute,
  type Type,
  typeText,
} from './type';

/** What the names in an expression stand for. */
export type Variables = ReadonlyMap<string, Type>;

/** Names that are types: `type(x) == int`. */
const TYPE_NAMES = ['bool', 'bytes', 'double', 'dyn', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint'];

/** What there is to know of an expression before it is evaluated. */
export interface Checked {
  type: Type;
  issues: readonly Issue[];
  /** The names it uses. */
  names: ReadonlySet<string>;
}

/** The type of a whole expression, and what is wrong in it. */
export function check(tree: ASTNode, text: string, variables: Variables): Checked {
  const checker = new Checker(text);
  const type = checker.typeOf(tree, variables);
  return { type, issues: checker.issues, names: checker.names };
}

class Checker {
  readonly issues: Issue[] = [];
  readonly names = new Set<string>();

  constructor(private readonly text: string) {}

  typeOf(node: ASTNode, scope: Variables): Type {
    switch (node.op) {
      case 'value':
        return literalType(node.args);
      case 'id':
        return this.identifier(node.args, node.start, scope);
      case '.':
        return this.field(node.args[0], node.args[1], scope);
      case 'list':
        return listOf(this.joined(node.args, scope));
      case 'map': {
        const key = this.joined(
          node.args.map(([k]) => k),
          scope,
        );
        return mapOf(
          key,
          this.joined(
            node.args.map(([, v]) => v),
            scope,
          ),
        );
      }
      case '!_':
      case '-_':
        return this.call(node.op, node.start, [this.typeOf(node.args, scope)], false);
      case '?:':
        return this.conditional(node.args, scope);
      case 'call':
        return this.globalCall(node.args[0], node.args[1], node, scope);
      case 'rcall':
        return this.memberCall(node.args[0], node.args[1], node.args[2], scope);
      case '[]':
        return this.binary('_[_]', '[', node.args, scope);
      case 'in':
        return this.binary('@in', 'in', node.args, scope);
      case '&&':
      case '||':
        return this.binary(`_${node.op}_`, node.op, node.args, scope, BOOL);
      case '.?':
      case '[?]':
        this.report(node.start, "unsupported syntax '?'");
        return DYN;
      default:
        return this.binary(`_${node.op}_`, node.op, node.args, scope);
    }
  }

  private report(offset: number, message: string): Type {
    this.issues.push({ offset, message });
    return DYN;
  }

  private identifier(name: string, offset: number, scope: Variables): Type {
    this.names.add(name);
    const type = scope.get(name);
    if (type) return type;
    if (TYPE_NAMES.includes(name)) return simpleType('type');
    return this.report(offset, `undeclared reference to '${name}' (in container '')`);
  }

  private field(receiver: ASTNode, name: string, scope: Variables): Type {
    const of = this.typeOf(receiver, scope);
    const offset = this.after(receiver, '.');
    if (of.kind === 'map') return of.value;
    if (of.kind === 'object') return of.fields.get(name) ?? this.report(offset, `undefined field '${name}'`);
    return isDyn(of) ? DYN : this.report(offset, `type '${typeText(of)}' does not support field selection`);
  }

  /** The one type of all elements of a literal. */
  private joined(elements: readonly ASTNode[], scope: Variables): Type {
    let common: Type | undefined;
    for (const element of elements) {
      const type = this.typeOf(element, scope);
      if (common && !assignable(common, type, new Map()))
        this.report(element.start, `expected type '${typeText(common)}' but found '${typeText(type)}'`);
      common ??= type;
    }
    return common ?? DYN;
  }

  private conditional([condition, yes, no]: readonly [ASTNode, ASTNode, ASTNode], scope: Variables): Type {
    const types = [condition, yes, no].map((node) => this.typeOf(node, scope)) as [Type, Type, Type];
    const bindings: Bindings = new Map();
    const fits = assignable(BOOL, types[0], bindings) && assignable(types[1], types[2], bindings);
    return fits ? types[1] : this.noOverload('_?_:_', this.after(condition, '?'), types, false);
  }

  private binary(
    name: string,
    sign: string,
    [left, right]: readonly [ASTNode, ASTNode],
    scope: Variables,
    wanted?: Type,
  ): Type {
    const types = [this.typeOf(left, scope), this.typeOf(right, scope)];
    const offset = this.after(left, sign);
    if (!wanted) return this.call(name, offset, types, false);
    const fits = types.every((type) => assignable(wanted, type, new Map()));
    return fits ? wanted : this.noOverload(name, offset, types, false);
  }

  private globalCall(name: string, args: readonly ASTNode[], node: ASTNode, scope: Variables): Type {
    const [argument] = args;
    const offset = this.text.indexOf('(', node.start);
    if (name === 'has') {
      if (argument?.op !== '.') return this.report(argument?.start ?? offset, 'invalid argument to has() macro');
      this.typeOf(argument, scope);
      return BOOL;
    }
    return this.call(
      name,
      offset,
      args.map((arg) => this.typeOf(arg, scope)),
      false,
    );
  }

  private memberCall(name: string, receiver: ASTNode, args: readonly ASTNode[], scope: Variables): Type {
    const type = this.typeOf(receiver, scope);
    const macro = this.macro(name, receiver, type, args, scope);
    if (macro) return macro;
    const offset = this.text.indexOf('(', this.after(receiver, '.'));
    return this.call(name, offset, [type, ...args.map((arg) => this.typeOf(arg, scope))], true);
  }

  /** `list.all(x, …)` and its like: the name is what the elements stand for in the rest. */
  private macro(
    name: string,
    receiver: ASTNode,
    type: Type,
    args: readonly ASTNode[],
    scope: Variables,
  ): Type | undefined {
    const [variable, ...bodies] = args;
    if (!isMacro(name, args.length) || !variable) return undefined;
    if (variable.op !== 'id') return this.report(variable.start, 'argument must be a simple name');
    const item = type.kind === 'list' ? type.item : type.kind === 'map' ? type.key : DYN;
    if (type.kind !== 'list' && type.kind !== 'map' && !isDyn(type))
      this.report(
        receiver.start,
        `expression of type '${typeText(type)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
      );
    const inner = new Map(scope).set(variable.args, item);
    const types = bodies.map((body) => this.typeOf(body, inner));
    if (name === 'map') return listOf(types.at(-1) ?? DYN);
    return name === 'filter' ? listOf(item) : BOOL;
  }

  private call(name: string, offset: number, args: readonly Type[], member: boolean): Type {
    const known = overloadsOf(name);
    if (known.length === 0) return this.report(offset, `undeclared reference to '${name}' (in container '')`);
    const results = known.flatMap(({ member: isMember, parameters, result }) => {
      const bindings: Bindings = new Map();
      const fits =
        isMember === member &&
        parameters.length === args.length &&
        parameters.every((wanted, i) => assignable(wanted, args[i] ?? DYN, bindings));
      return fits ? [substitute(result, bindings)] : [];
    });
    const [first] = results;
    if (!first) return this.noOverload(name, offset, args, member);
    return results.every((type) => typeText(type) === typeText(first)) ? first : DYN;
  }

  private noOverload(name: string, offset: number, args: readonly Type[], member: boolean): Type {
    const [receiver = '', ...rest] = args.map(typeText);
    const signature = member ? `${receiver}.(${rest.join(', ')})` : `(${args.map(typeText).join(', ')})`;
    return this.report(offset, `found no matching overload for '${name}' applied to '${signature}'`);
  }

  /** Where an operator stands that follows an operand. */
  private after(operand: ASTNode, sign: string): number {
    return this.text.indexOf(sign, operand.end);
  }
}

/** Whether a call on a value is a loop over its elements. */
export function isMacro(name: string, args: number): boolean {
  return args === 2 ? ['all', 'exists', 'exists_one', 'filter', 'map'].includes(name) : name === 'map' && args === 3;
}

function literalType(value: unknown): Type {
  if (value === null) return simpleType('null_type');
  if (typeof value === 'bigint') return simpleType('int');
  if (typeof value === 'number') return simpleType('double');
  if (typeof value === 'boolean') return BOOL;
  if (typeof value === 'string') return simpleType('string');
  return simpleType(value instanceof Uint8Array ? 'bytes' : 'uint');
}
