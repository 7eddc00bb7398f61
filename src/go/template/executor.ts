/** Executes templates: the `walk` half of Go 1.22's text/template. */
import { sprint } from '../fmt/print';
import { type GoMap, GoNumber, type GoValue, kindOf, sortedKeys } from '../fmt/value';
import { quote } from '../strconv/quote';
import { ExecError } from './errors';
import { Evaluator, type TemplateSource } from './evaluator';
import type { BranchNode, ListNode, Node, TemplateNode } from './nodes';
import type { TemplateSet } from './parser';
import { Boxed, isTrue, type Slot } from './slot';

/** Go gives up at this depth of templates calling templates. */
const MAX_DEPTH = 100000;

/** What a walk came to: on with the next node, or out of the enclosing range. */
type Outcome = 'done' | 'break' | 'continue';

/** Runs the templates of one text, handing what they print to `write` piece by piece. */
export class Executor {
  private deepest: { evaluator: Evaluator; node: TemplateNode } | undefined;

  constructor(
    private readonly source: TemplateSource,
    private readonly templates: TemplateSet,
    private readonly write: (text: string) => void,
  ) {}

  /** Executes the main template. Throws ExecError. */
  run(data: GoValue): void {
    const { name } = this.source;
    const root = this.templates.get(name);
    if (!root) throw new ExecError(`template: ${name}: ${quote(name)} is an incomplete or empty template`);
    try {
      this.walkRoot(name, root, data);
    } catch (err) {
      // Templates that call each other without end use up this engine's stack long before Go's limit.
      if (!(err instanceof RangeError) || !this.deepest) throw err;
      const { evaluator, node } = this.deepest;
      evaluator.mark(node);
      evaluator.fail(`exceeded maximum template depth (${MAX_DEPTH})`);
    }
  }

  private walkRoot(name: string, root: ListNode, data: Slot): void {
    this.walk(new Evaluator(this.source, name, root, data), data, root);
  }

  private walk(evaluator: Evaluator, dot: Slot, node: Node): Outcome {
    evaluator.mark(node);
    switch (node.type) {
      case 'list':
        return this.walkList(evaluator, dot, node);
      case 'text':
        this.write(node.text);
        return 'done';
      case 'action': {
        const value = evaluator.pipeline(dot, node.pipe);
        if (node.pipe.variables.length === 0) this.write(value === undefined ? '<no value>' : sprint(value));
        return 'done';
      }
      case 'if':
      case 'with':
        return this.walkCondition(evaluator, dot, node);
      case 'range':
        this.walkRange(evaluator, dot, node);
        return 'done';
      case 'template':
        this.walkTemplate(evaluator, dot, node);
        return 'done';
      case 'break':
      case 'continue':
        return node.type;
      default:
        return evaluator.fail(`unknown node: ${node.type}`);
    }
  }

  private walkList(evaluator: Evaluator, dot: Slot, list: ListNode): Outcome {
    for (const node of list.nodes) {
      const outcome = this.walk(evaluator, dot, node);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  private walkCondition(evaluator: Evaluator, dot: Slot, node: BranchNode): Outcome {
    const scope = evaluator.variables.length;
    const value = evaluator.pipeline(dot, node.pipe);
    let outcome: Outcome = 'done';
    if (isTrue(value)) outcome = this.walk(evaluator, node.type === 'with' ? value : dot, node.list);
    else if (node.elseList) outcome = this.walk(evaluator, dot, node.elseList);
    evaluator.variables.length = scope;
    return outcome;
  }

  private walkRange(evaluator: Evaluator, dot: Slot, node: BranchNode): void {
    const outer = evaluator.variables.length;
    const value = evaluator.pipeline(dot, node.pipe);
    const items = entries(value) ?? evaluator.fail(`range can't iterate over ${sprint(value)}`);
    const scope = evaluator.variables.length;
    for (const [key, item] of items) {
      bind(evaluator, node, key, item);
      const outcome = this.walk(evaluator, item, node.list);
      evaluator.variables.length = scope;
      if (outcome === 'break') break;
    }
    if (items.length === 0 && node.elseList) this.walk(evaluator, dot, node.elseList);
    evaluator.variables.length = outer;
  }

  private walkTemplate(evaluator: Evaluator, dot: Slot, node: TemplateNode): void {
    const root = this.templates.get(node.name) ?? evaluator.fail(`template ${quote(node.name)} not defined`);
    const data = node.pipe ? evaluator.pipeline(dot, node.pipe) : undefined;
    this.deepest = { evaluator, node };
    this.walkRoot(node.name, root, data);
  }
}

/** What a range goes through: list items by position, map fields in key order; `undefined` when there is no way to. */
function entries(value: GoValue): [GoValue, Slot][] | undefined {
  switch (kindOf(value)) {
    case 'slice':
      return (value as GoValue[]).map((item, i) => [new GoNumber('int', i), new Boxed(item ?? null)]);
    case 'map':
      return sortedKeys(value as GoMap).map((key) => [key, new Boxed((value as GoMap)[key])]);
    case 'invalid':
      return [];
    default:
      return undefined;
  }
}

/** Gives the variables of a range their values: one gets the item, of two the first gets the key. */
function bind(evaluator: Evaluator, node: BranchNode, key: Slot, item: Slot): void {
  const { variables, assigns } = node.pipe;
  const values = variables.length > 1 ? [key, item] : [item];
  variables.forEach((variable, i) => {
    if (assigns) evaluator.setVariable(variable.names[0] as string, values[i]);
    else {
      const slot = evaluator.variables.at(i - variables.length);
      if (slot) slot.value = values[i];
    }
  });
}
