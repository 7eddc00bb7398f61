import { expect, it } from 'vitest';
import { validateRuleStatements } from '../../../../../src/control-plane/registry/apiextensions/customresourcedefinition/rule-validation';
import type { ValidationRule } from '../../../../../src/kube/api/apiextensions/v1';

const errors = (rule: ValidationRule, { structural = true, correlated = true } = {}) =>
  validateRuleStatements({ type: 'string', 'x-kubernetes-validations': [rule] }, 's', {
    root: false,
    structural,
    correlated,
  }).map((error) => error.error());

const at = 's.x-kubernetes-validations[0]';
const shown = (rule: string, messageExpression = '') =>
  `apiextensions.ValidationRule{Rule:"${rule}", Message:"", MessageExpression:"${messageExpression}", Reason:(*apiextensions.FieldValueErrorReason)(nil), FieldPath:""}`;

it.each<[ValidationRule, string[]]>([
  [{ rule: 'self.size() > 1' }, []],
  [{ rule: ' ' }, [`${at}.rule: Required value: rule is not specified`]],
  [{ rule: 'true', message: ' ' }, [`${at}.message: Invalid value: " ": message must be non-empty if specified`]],
  [{ rule: 'true', message: 'a\nb' }, [`${at}.message: Invalid value: "a\\nb": message must not contain line breaks`]],
  [
    { rule: 'true &&\ntrue' },
    [`${at}.message: Required value: message must be specified if rule contains line breaks`],
  ],
  [
    { rule: 'true', reason: 'No' as ValidationRule['reason'] },
    [
      `${at}.reason: Unsupported value: "No": supported values: "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"`,
    ],
  ],
  [{ rule: 'self' }, [`${at}.rule: Invalid value: ${shown('self')}: cel expression must evaluate to a bool`]],
  [
    { rule: 'true', messageExpression: '1' },
    [`${at}.messageExpression: Invalid value: ${shown('true', '1')}: messageExpression must evaluate to a string`],
  ],
  [
    { rule: 'other' },
    [
      `${at}.rule: Invalid value: ${shown('other')}: compilation failed: ERROR: <input>:1:1: undeclared reference to 'other' (in container '')\n | other\n | ^`,
    ],
  ],
])('%j', (rule, expected) => {
  expect(errors(rule)).toEqual(expected);
});

it('compares only with what can be told apart', () => {
  expect(errors({ rule: 'self == oldSelf' }, { correlated: false })).toEqual([
    `${at}.rule: Invalid value: "self == oldSelf": oldSelf cannot be used on the uncorrelatable portion of the schema within s`,
  ]);
});

it('compiles nothing in a schema that is not structural', () => {
  expect(errors({ rule: 'other' }, { structural: false })).toEqual([]);
});
