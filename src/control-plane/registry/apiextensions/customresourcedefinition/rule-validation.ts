/** Rules that a schema states: what may be said of them, and whether they compile. */
import type { JSONSchemaProps, ValidationRule } from '../../../../kube/api/apiextensions/v1';
import { FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { compiledRules } from '../rules/compiled-rule';

const RULES = 'x-kubernetes-validations';
const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired'];

/** Every error of the rules of one schema; they are compiled only in a schema that is `structural`. */
export function validateRuleStatements(
  schema: JSONSchemaProps,
  path: string,
  { root, structural, correlated }: { root: boolean; structural: boolean; correlated: boolean },
): FieldError[] {
  const rules = schema[RULES] ?? [];
  const errors = rules.flatMap((rule, i) => statementErrors(rule, `${path}.${RULES}[${i}]`));
  if (!structural) return errors;
  const compiled = compiledRules(schema, root).flatMap(({ rule, problem, messageProblem, expression }, i) => {
    const at = `${path}.${RULES}[${i}]`;
    const shown = (field: string, why: string) =>
      new FieldError('Invalid value', `${at}.${field}`, goSyntax('apiextensions.ValidationRule', rule), why);
    if (rule.rule.trim() === '') return [];
    if (!correlated && expression?.names.has('oldSelf')) {
      const why = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${path}`;
      return [invalid(`${at}.rule`, rule.rule, why)];
    }
    return [
      ...(problem === undefined ? [] : [shown('rule', problem)]),
      ...(messageProblem === undefined ? [] : [shown('messageExpression', messageProblem)]),
    ];
  });
  return [...errors, ...compiled];
}

function statementErrors(
  { rule, message = '', messageExpression = '', reason }: ValidationRule,
  at: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const hasBreaks = (text: string) => text.trim().includes('\n');
  if (rule.trim() === '') errors.push(required(`${at}.rule`, 'rule is not specified'));
  else if (message !== '' && message.trim() === '')
    errors.push(invalid(`${at}.message`, message, 'message must be non-empty if specified'));
  else if (hasBreaks(message)) errors.push(invalid(`${at}.message`, message, 'message must not contain line breaks'));
  else if (hasBreaks(rule) && message.trim() === '')
    errors.push(required(`${at}.message`, 'message must be specified if rule contains line breaks'));
  if (messageExpression !== '' && messageExpression.trim() === '')
    errors.push(required(`${at}.messageExpression`, 'messageExpression must be non-empty if specified'));
  if (reason && !REASONS.includes(reason)) errors.push(unsupported(`${at}.reason`, reason, REASONS));
  return errors;
}
