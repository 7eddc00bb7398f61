/** Expressions, compiled once and evaluated as often as needed: `cel.Env.Compile` and `cel.Program.Eval`. */
import { check, type Variables } from './checker';
import { type Activation, evaluate } from './evaluator';
import { issuesText } from './source';
import { parseExpression } from './syntax';
import type { Type } from './type';
import type { Value } from './value';

/** A compiled expression. */
export interface Expression {
  type: Type;
  /** The names it uses. */
  names: ReadonlySet<string>;
  /** Throws `EvaluationError` where it comes to nothing. */
  evaluate(variables: Activation): Value;
}

/** The text could not be compiled; the message shows every mistake with its place. */
export class CompilationError extends Error {}

/** Compiles a text. Throws `CompilationError`. */
export function compile(text: string, variables: Variables): Expression {
  const parsed = parseExpression(text);
  if ('issue' in parsed) throw new CompilationError(issuesText(text, [parsed.issue]));
  const { tree } = parsed;
  const { type, issues, names } = check(tree, text, variables);
  if (issues.length > 0) throw new CompilationError(issuesText(text, issues));
  return { type, names, evaluate: (activation) => evaluate(tree, activation) };
}
