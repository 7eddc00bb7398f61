/** Evaluates JSONPath nodes as `jsonpath.go` of client-go/util/jsonpath does (Kubernetes 1.28). */

import { sprint } from '../../go/fmt/print';
import { type GoMap, GoNumber, type GoValue, kindOf, sortedKeys, typeName } from '../../go/fmt/value';
import { fieldOf } from '../../go/json/field';
import { compareWith } from './compare';
import type { ListNode, PathNode, SliceBound } from './nodes';

/** A failed evaluation. It keeps the values found so far: an existence filter looks at those and forgets the error. */
class EvaluationError extends Error {
  constructor(
    message: string,
    readonly found: GoValue[],
  ) {
    super(message);
    this.name = 'EvaluationError';
  }
}

/** How deep in `range` blocks an evaluation stands; `begin` and `end` count keywords met but not yet acted upon. */
export interface RangeState {
  begin: number;
  inside: number;
  end: number;
}

/** Evaluates nodes one by one; what `range` and `end` ask for is left in `ranges` for the caller. */
export class Evaluator {
  readonly ranges: RangeState = { begin: 0, inside: 0, end: 0 };

  constructor(private readonly allowMissingKeys: boolean) {}

  /** The values a node selects from the given ones. Throws EvaluationError. */
  evaluate(input: GoValue[], node: PathNode): GoValue[] {
    switch (node.type) {
      case 'list':
        return this.list(input, node);
      case 'text':
        return [node.text];
      case 'int':
        return input.map(() => new GoNumber('int', node.value));
      case 'float':
        return input.map(() => new GoNumber('float64', node.value));
      case 'bool':
        return input.map(() => node.value);
      case 'field':
        return this.field(input, node.name);
      case 'array':
        return input.flatMap((value) => slice(value, node.bounds, input));
      case 'wildcard':
        return input.flatMap((value) => contents(value));
      case 'recursive':
        return descend(input);
      case 'union':
        return this.union(input, node.lists);
      case 'filter':
        return this.filter(input, node);
      case 'identifier':
        return this.identifier(input, node.name);
    }
  }

  private list(input: GoValue[], list: ListNode): GoValue[] {
    return list.nodes.reduce((values, node) => this.evaluate(values, node), input);
  }

  private identifier(input: GoValue[], name: string): GoValue[] {
    if (name === 'range') {
      this.ranges.begin++;
      return input;
    }
    if (name !== 'end') throw new EvaluationError(`unrecognized identifier ${name}`, input);
    if (this.ranges.inside === 0) throw new EvaluationError('not in range, nothing to end', []);
    this.ranges.end++;
    return [];
  }

  private field(input: GoValue[], name: string): GoValue[] {
    if (input.length === 0) return [];
    const found: GoValue[] = [];
    for (const value of input) {
      if (kindOf(value) !== 'map' || !Object.hasOwn(value as GoMap, name)) continue;
      const item = fieldOf(value as GoMap, name);
      if (item !== undefined) found.push(item);
    }
    if (found.length === 0 && !this.allowMissingKeys) throw new EvaluationError(`${name} is not found`, []);
    return found;
  }

  private union(input: GoValue[], lists: ListNode[]): GoValue[] {
    return withInput(input, () => lists.flatMap((list) => this.list(input, list)));
  }

  private filter(input: GoValue[], node: Extract<PathNode, { type: 'filter' }>): GoValue[] {
    const results: GoValue[] = [];
    for (const value of input) {
      if (kindOf(value) !== 'slice') {
        const shown = value === undefined ? '<invalid reflect.Value>' : sprint(value);
        throw new EvaluationError(`${shown} is not array or slice and cannot be filtered`, input);
      }
      for (const item of value as GoValue[]) {
        const passes =
          node.operator === 'exists' ? this.exists(item, node.left) : this.compares(item, node, input, results);
        if (passes) results.push(item);
      }
    }
    return results;
  }

  private exists(item: GoValue, list: ListNode): boolean {
    try {
      return this.list([item], list).length > 0;
    } catch (err) {
      if (err instanceof EvaluationError) return err.found.length > 0;
      throw err;
    }
  }

  private compares(
    item: GoValue,
    node: Extract<PathNode, { type: 'filter' }>,
    input: GoValue[],
    results: GoValue[],
  ): boolean {
    const left = withInput(input, () => this.list([item], node.left));
    if (left.length === 0) return false;
    if (left.length > 1) throw new EvaluationError('can only compare one element at a time', input);
    const right = withInput(input, () => this.list([item], node.right));
    if (right.length === 0) return false;
    if (right.length > 1) throw new EvaluationError('can only compare one element at a time', input);
    return withInput(results, () => compareWith(node.operator, left[0], right[0]));
  }
}

/** Runs `evaluate`; an error coming out of it counts as having found `found`. */
function withInput<T>(found: GoValue[], evaluate: () => T): T {
  try {
    return evaluate();
  } catch (err) {
    throw new EvaluationError((err as Error).message, found);
  }
}

/** The fields of a map in key order (Go's own order is random), the items of a list, the bytes of a string. */
function contents(value: GoValue): GoValue[] {
  const kind = kindOf(value);
  if (kind === 'map') return sortedKeys(value as GoMap).map((key) => (value as GoMap)[key]);
  if (kind === 'slice') return value as GoValue[];
  if (kind !== 'string') return [];
  return [...Buffer.from(value as string)].map((byte) => new GoNumber('uint8', byte));
}

function descend(input: GoValue[]): GoValue[] {
  const found: GoValue[] = [];
  const visit = (value: GoValue): void => {
    const inner = typeof value === 'string' ? [] : contents(value);
    if (inner.length === 0 && (typeof value !== 'string' || value === '')) return;
    found.push(value);
    inner.forEach(visit);
  };
  input.forEach(visit);
  return found;
}

function slice(value: GoValue, bounds: [SliceBound, SliceBound, SliceBound], input: GoValue[]): GoValue[] {
  if (value === null) return [];
  if (kindOf(value) !== 'slice') throw new EvaluationError(`${typeName(value)} is not array or slice`, input);
  const items = value as GoValue[];
  const size = items.length;
  const [first, last, stride] = bounds;
  const start = !first.known ? 0 : first.value < 0 ? first.value + size : first.value;
  let end = last.known ? last.value : size;
  if (end < 0 || (end === 0 && last.derived)) end += size;
  if (start === end) return [];
  const outOfBounds = (index: number) =>
    new EvaluationError(`array index out of bounds: index ${index}, length ${size}`, input);
  if (start >= size || start < 0) throw outOfBounds(start);
  if (end > size || end < 0) throw outOfBounds(end - 1);
  if (start > end) {
    throw new EvaluationError(`starting index ${start} is greater than ending index ${end}`, input);
  }
  const step = stride.known ? stride.value : 1;
  if (step <= 0) throw new EvaluationError('step must be > 0', input);
  return items.slice(start, end).filter((_, i) => i % step === 0);
}
