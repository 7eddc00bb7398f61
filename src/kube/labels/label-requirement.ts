/** One term of a label selector: `labels.Requirement`. */
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import { FieldError, invalid, notSupported } from '../errors/field-error';
import { isQualifiedName, isValidLabelValue } from '../names/name-formats';

/** `selection.Operator`. */
export type Operator = 'in' | 'notin' | '=' | '==' | '!=' | 'exists' | '!' | 'gt' | 'lt';

export const BINARY_OPERATORS: readonly Operator[] = ['in', 'notin', '=', '==', '!=', 'gt', 'lt'];

/** A key, how it is compared, and with what. Values are sorted and unique where they are a set. */
export interface Requirement {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

const INTEGER = /^[+-]?\d+$/;

/** A list of strings as Go prints it inside a field error. */
const listValue = (path: string, values: readonly string[], detail: string) =>
  new FieldError('Invalid value', path, `[]string{${values.map(quote).join(', ')}}`, detail);

function countErrors({ operator, values }: Requirement, path: string): FieldError[] {
  switch (operator) {
    case 'in':
    case 'notin':
      if (values.length > 0) return [];
      return [listValue(path, values, "for 'in', 'notin' operators, values set can't be empty")];
    case '=':
    case '==':
    case '!=':
      return values.length === 1
        ? []
        : [listValue(path, values, 'exact-match compatibility requires one single value')];
    case 'exists':
    case '!':
      if (values.length === 0) return [];
      return [listValue(path, values, 'values set must be empty for exists and does not exist')];
    case 'gt':
    case 'lt':
      return [
        ...(values.length === 1
          ? []
          : [listValue(path, values, "for 'Gt', 'Lt' operators, exactly one value is required")]),
        ...values.flatMap((v, i) =>
          INTEGER.test(v)
            ? []
            : [invalid(`${path}[${i}]`, v, "for 'Gt', 'Lt' operators, the value must be an integer")],
        ),
      ];
    default:
      return [notSupported('operator', operator, [...BINARY_OPERATORS, 'exists', '!'])];
  }
}

/** The error for a key that is no qualified name, all its faults in one line. */
export function labelKeyError(key: string, path: string): FieldError | undefined {
  const messages = isQualifiedName(key);
  return messages.length > 0 ? invalid(path, key, messages.join('; ')) : undefined;
}

/**
 * Builds a checked requirement: `labels.NewRequirement`.
 * Throws an Error that lists everything wrong, e.g. `values[0][k]: Invalid value: "b c": a valid label must be ...`.
 */
export function newRequirement(key: string, operator: Operator, values: readonly string[]): Requirement {
  const requirement = { key, operator, values };
  const keyError = labelKeyError(key, 'key');
  const errors = [
    ...(keyError ? [keyError] : []),
    ...countErrors(requirement, 'values'),
    ...values.flatMap((v, i) => {
      const messages = isValidLabelValue(v);
      return messages.length > 0 ? [invalid(`values[${i}][${key}]`, v, messages.join('; '))] : [];
    }),
  ];
  if (errors.length > 0) {
    const lines = [...new Set(errors.map((e) => e.error()))];
    throw new Error(lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`);
  }
  return requirement;
}

/** Whether a set of labels meets the requirement; `!=` and `notin` are met where the label is missing. */
export function requirementMatches(r: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const has = Object.hasOwn(labels, r.key);
  const value = fieldOf(labels, r.key) as string;
  switch (r.operator) {
    case 'in':
    case '=':
    case '==':
      return has && r.values.includes(value);
    case 'notin':
    case '!=':
      return !has || !r.values.includes(value);
    case 'exists':
      return has;
    case '!':
      return !has;
    case 'gt':
    case 'lt':
      if (!has || !INTEGER.test(value)) return false;
      return r.operator === 'gt' ? Number(value) > Number(r.values[0]) : Number(value) < Number(r.values[0]);
  }
}

/** The requirement as text: `app in (a,b)`, `!tier`, `n>3`. */
export function requirementText({ key, operator, values }: Requirement): string {
  const set = values.length === 1 ? values[0] : [...values].sort().join(',');
  switch (operator) {
    case '!':
      return `!${key}`;
    case 'exists':
      return key;
    case 'in':
    case 'notin':
      return `${key} ${operator} (${set})`;
    case 'gt':
      return `${key}>${set}`;
    case 'lt':
      return `${key}<${set}`;
    default:
      return `${key}${operator}${set}`;
  }
}
