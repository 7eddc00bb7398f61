/** What an expression comes to: `cel-go/interpreter`. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { isMacro } from './checker';
import { overloadsOf } from './functions';
import type { SimpleName, Type } from './type';
import { Duration, EvaluationError, noSuchOverload, Timestamp, TypeName, UrlValue, type Value } from './value';

/** What the names in an expression stand for. */
export type Activation = ReadonlyMap<string, Value>;

type Literal = Extract<ASTNode, { op: 'value' }>['args'];

/** The value of an expression. Throws `EvaluationError` where it has none. */
export function evaluate(node: ASTNode, scope: Activation): Value {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return scope.get(node.args) ?? named(node.args, scope);
    case '.':
      return field(evaluate(node.args[0], scope), node.args[1]);
    case 'list':
      return node.args.map((item) => evaluate(item, scope));
    case 'map':
      return new Map(node.args.map(([key, value]) => [evaluate(key, scope), evaluate(value, scope)]));
    case '!_':
    case '-_':
      return call(node.op, [evaluate(node.args, scope)], false);
    case '?:':
      return evaluate(truth(evaluate(node.args[0], scope)) ? node.args[1] : node.args[2], scope);
    case '&&':
      return both(node.args, scope, false);
    case '||':
      return both(node.args, scope, true);
    case 'call':
      return node.args[0] === 'has' ? has(node.args[1][0], scope) : call(node.args[0], all(node.args[1], scope), false);
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const value = evaluate(receiver, scope);
      return isMacro(name, args.length)
        ? loop(name, value, args, scope)
        : call(name, [value, ...all(args, scope)], true);
    }
    case '[]':
      return call('_[_]', all(node.args, scope), false);
    case 'in':
      return call('@in', all(node.args, scope), false);
    case '.?':
    case '[?]':
      throw noSuchOverload();
    default:
      return call(`_${node.op}_`, all(node.args, scope), false);
  }
}

const all = (nodes: readonly ASTNode[], scope: Activation) => nodes.map((node) => evaluate(node, scope));

/** The library wraps `1u` in a class of its own, which it does not export. */
function literal(value: Literal): Value {
  return value !== null && typeof value === 'object' && 'value' in value ? BigInt(value.value) : value;
}

/** A variable that is null, or a name that is a type. */
const named = (name: string, scope: Activation): Value => (scope.has(name) ? null : new TypeName(name));

function truth(value: Value): boolean {
  if (typeof value !== 'boolean') throw noSuchOverload();
  return value;
}

function field(value: Value, name: string): Value {
  if (!(value instanceof Map)) throw noSuchOverload();
  const found = value.get(name);
  if (found === undefined) throw new EvaluationError(`no such key: ${name}`);
  return found;
}

function has(node: ASTNode | undefined, scope: Activation): boolean {
  if (node?.op !== '.') throw noSuchOverload();
  const of = evaluate(node.args[0], scope);
  if (!(of instanceof Map)) throw noSuchOverload();
  return of.has(node.args[1]);
}

/** `&&` and `||` take an error on one side where the other side decides (`absorbing` decides). */
function both([left, right]: readonly [ASTNode, ASTNode], scope: Activation, absorbing: boolean): boolean {
  return anyOf(
    [left, right].map((node) => () => truth(evaluate(node, scope))),
    absorbing,
  );
}

function anyOf(sides: (() => boolean)[], absorbing: boolean): boolean {
  let failure: unknown;
  for (const side of sides) {
    try {
      if (side() === absorbing) return absorbing;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return !absorbing;
}

function loop(name: string, range: Value, [variable, ...bodies]: readonly ASTNode[], scope: Activation): Value {
  const items = range instanceof Map ? [...range.keys()] : range;
  const [body, result] = bodies;
  if (!Array.isArray(items) || variable?.op !== 'id' || !body) throw noSuchOverload();
  const at = (node: ASTNode, item: Value) => evaluate(node, new Map(scope).set(variable.args, item));
  const holds = (item: Value) => truth(at(body, item));
  switch (name) {
    case 'all':
      return anyOf(
        items.map((item) => () => holds(item)),
        false,
      );
    case 'exists':
      return anyOf(
        items.map((item) => () => holds(item)),
        true,
      );
    case 'exists_one':
      return items.filter(holds).length === 1;
    case 'filter':
      return items.filter(holds);
    default:
      return result ? items.filter(holds).map((item) => at(result, item)) : items.map((item) => at(body, item));
  }
}

function call(name: string, args: Value[], member: boolean): Value {
  const found = overloadsOf(name).find(
    (overload) =>
      overload.member === member &&
      overload.parameters.length === args.length &&
      overload.parameters.every((type, i) => isOf(args[i] ?? null, type)),
  );
  if (!found) throw noSuchOverload();
  // the parameters have just been found to be of the types the function declares
  return found.call(...(args as never[]));
}

const TESTS: Record<SimpleName, (value: Value) => boolean> = {
  bool: (value) => typeof value === 'boolean',
  bytes: (value) => value instanceof Uint8Array,
  double: (value) => typeof value === 'number',
  duration: (value) => value instanceof Duration,
  dyn: () => true,
  int: (value) => typeof value === 'bigint',
  'kubernetes.URL': (value) => value instanceof UrlValue,
  null_type: (value) => value === null,
  string: (value) => typeof value === 'string',
  timestamp: (value) => value instanceof Timestamp,
  type: (value) => value instanceof TypeName,
  uint: (value) => typeof value === 'bigint',
};

function isOf(value: Value, type: Type): boolean {
  if (type.kind === 'list') return Array.isArray(value) && value.every((item) => isOf(item, type.item));
  if (type.kind === 'map') return value instanceof Map;
  return type.kind === 'simple' ? TESTS[type.name](value) : true;
}
