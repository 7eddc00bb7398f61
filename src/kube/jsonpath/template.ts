/** A JSONPath template made of actions, texts and `range` blocks. */

import { sprint } from '../../go/fmt/print';
import { GoComplex, type GoMap, GoNumber, type GoValue, kindOf } from '../../go/fmt/value';
import { encodeJSON } from '../../go/json/json';
import type { JsonValue } from '../../go/json/value';
import { Evaluator } from './evaluator';
import type { PathNode } from './nodes';
import { parseJSONPath } from './parser';

/** client-go's `JSONPath`: parsed once, executed for each object. */
export class Template {
  private readonly evaluator: Evaluator;
  private nodes: PathNode[];
  private lastEnd: PathNode | undefined;

  /** Throws an Error with client-go's text when the template does not parse. */
  constructor(template: string, allowMissingKeys: boolean) {
    this.nodes = parseJSONPath(template);
    this.evaluator = new Evaluator(allowMissingKeys);
  }

  /**
   * One list of values per action or text. Throws EvaluationError.
   *
   * A `range` leaves `nodes` at the end of its block, as the original does: a template with one works as written for
   * the first object only, which shows in `get --watch -o jsonpath`.
   */
  findResults(data: GoValue): GoValue[][] {
    const nodes = this.nodes;
    const { ranges } = this.evaluator;
    const results: GoValue[][] = [];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as PathNode;
      const found = this.evaluator.evaluate([data], node);
      if (ranges.end > 0 && ranges.end <= ranges.inside) {
        ranges.end--;
        this.lastEnd = node;
        break;
      }
      if (ranges.begin === 0) {
        results.push(found);
        continue;
      }
      ranges.begin--;
      ranges.inside++;
      for (const values of this.block(found, nodes.slice(i + 1))) results.push(values);
      ranges.inside--;
      const end = this.lastEnd ? nodes.indexOf(this.lastEnd, i + 1) : -1;
      if (end >= 0) i = end;
    }
    return results;
  }

  /** The block of a `range` for each value; without values it is walked once, to find where it ends. */
  private block(values: GoValue[], nodes: PathNode[]): GoValue[][] {
    if (values.length === 0) {
      this.nodes = nodes;
      this.findResults(undefined);
      return [];
    }
    return values.flatMap((value) => {
      this.nodes = nodes;
      return this.findResults(value ?? undefined);
    });
  }
}

/** The text of one list of values: maps and lists as JSON, the rest as Go prints it, joined by spaces. */
export function printValues(values: GoValue[]): string {
  return values.map((value) => (isComposite(value) ? encodeJSON(toJSON(value)) : printScalar(value))).join(' ');
}

/** The text of one list of values as indented JSON, a list even for one value: `-o jsonpath-as-json`. */
export function printValuesAsJSON(values: GoValue[]): string {
  return `${encodeJSON(values.map(toJSON), '    ')}\n`;
}

function printScalar(value: GoValue): string {
  return value === undefined ? '<no value>' : sprint(value);
}

function isComposite(value: GoValue): boolean {
  const kind = kindOf(value);
  return kind === 'map' || kind === 'slice';
}

/** A value without the wrappers that carry Go's number types. */
function toJSON(value: GoValue): JsonValue {
  if (value instanceof GoNumber) return value.value;
  if (value === undefined || value === null || value instanceof GoComplex) return null;
  if (Array.isArray(value)) return value.map(toJSON);
  if (kindOf(value) !== 'map') return value as JsonValue;
  return Object.fromEntries(Object.entries(value as GoMap).map(([key, item]) => [key, toJSON(item)]));
}
