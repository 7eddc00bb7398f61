/** The rules of one place in a schema, compiled: `cel.Compile` of `apiextensions-apiserver/pkg/apiserver/schema/cel`. */
import type { JSONSchemaProps, ValidationRule } from '../../../../kube/api/apiextensions/v1';
import { CompilationError, compile, type Expression } from '../../../../kube/cel/expression';
import { assignable, BOOL, simpleType, type Type } from '../../../../kube/cel/type';
import { schemaType } from './schema-type';

/** A rule with what is to be evaluated, or why that cannot be. */
export interface CompiledRule {
  rule: ValidationRule;
  expression?: Expression;
  problem?: string;
  message?: Expression;
  messageProblem?: string;
}

const cache = new WeakMap<JSONSchemaProps, CompiledRule[]>();

/** The rules of a schema in its order; none where the type of what they are about is unknown. */
export function compiledRules(schema: JSONSchemaProps, root: boolean): readonly CompiledRule[] {
  const rules = schema['x-kubernetes-validations'];
  if (!rules) return [];
  let compiled = cache.get(schema);
  if (!compiled) {
    const self = schemaType(schema, 'selfType', root);
    compiled = self ? rules.map((rule) => compileRule(rule, self)) : [];
    cache.set(schema, compiled);
  }
  return compiled;
}

function compileRule(rule: ValidationRule, self: Type): CompiledRule {
  const variables = new Map([
    ['self', self],
    ['oldSelf', self],
  ]);
  const compiled: CompiledRule = { rule };
  try {
    compiled.expression = typed(rule.rule, variables, BOOL);
    if (!compiled.expression) compiled.problem = 'cel expression must evaluate to a bool';
  } catch (error) {
    compiled.problem = `compilation failed: ${compilationProblem(error)}`;
  }
  if (!rule.messageExpression) return compiled;
  try {
    compiled.message = typed(rule.messageExpression, variables, simpleType('string'));
    if (!compiled.message) compiled.messageProblem = 'messageExpression must evaluate to a string';
  } catch (error) {
    compiled.messageProblem = `messageExpression compilation failed: ${compilationProblem(error)}`;
  }
  return compiled;
}

function typed(text: string, variables: ReadonlyMap<string, Type>, wanted: Type): Expression | undefined {
  const expression = compile(text, variables);
  return assignable(wanted, expression.type, new Map()) ? expression : undefined;
}

function compilationProblem(error: unknown): string {
  if (!(error instanceof CompilationError)) throw error;
  return error.message;
}
