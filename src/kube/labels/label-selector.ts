/** `metav1.LabelSelector`, the selector as a field of objects, and its way to and from text. */
import { fieldOf, setField } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import { newRequirement, type Operator, type Requirement } from './label-requirement';
import { parseSelector, type Selector, selectorOf, selectsNothing } from './selector';

/** `metav1.LabelSelectorRequirement`. */
export interface LabelSelectorRequirement {
  key: string;
  operator: string;
  values?: string[];
}

/** `metav1.LabelSelector`: empty selects everything, absent nothing. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: LabelSelectorRequirement[];
}

const OPERATORS: Record<string, Operator> = { In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' };

function fromExpression({ key, operator, values }: LabelSelectorRequirement): Requirement {
  const op = fieldOf(OPERATORS, operator);
  if (!op) throw new Error(`${quote(operator)} is not a valid label selector operator`);
  return newRequirement(key, op, values ?? []);
}

/**
 * The selector a `LabelSelector` stands for: `metav1.LabelSelectorAsSelector`. Absent selects nothing, empty everything.
 * Throws an Error with Go's text when a key, value or operator is not valid.
 */
export function selectorFromLabelSelector(ls: LabelSelector | null | undefined): Selector {
  if (!ls) return selectsNothing;
  return selectorOf([
    ...Object.entries(ls.matchLabels ?? {}).map(([key, value]) => newRequirement(key, '=', [value])),
    ...(ls.matchExpressions ?? []).map(fromExpression),
  ]);
}

/** A `LabelSelector` as a table shows it: `metav1.FormatLabelSelector`, `<none>` or `<error>` included. */
export function formatLabelSelector(ls: LabelSelector | null | undefined): string {
  try {
    return selectorFromLabelSelector(ls).toString() || '<none>';
  } catch {
    return '<error>';
  }
}

function requirementsOf(text: string): readonly Requirement[] {
  try {
    return parseSelector(text).requirements;
  } catch (err) {
    throw new Error(`couldn't parse the selector string "${text}": ${(err as Error).message}`);
  }
}

/**
 * Reads `app=web,tier in (a,b)` into a `LabelSelector`: `metav1.ParseToLabelSelector`. Throws an Error with Go's text,
 * also for operators a label selector has not, such as `!=`.
 */
export function parseToLabelSelector(text: string): LabelSelector {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: LabelSelectorRequirement[] = [];
  for (const { key, operator, values } of requirementsOf(text)) {
    if (operator === '=' || operator === '==') {
      setField(matchLabels, key, values[0] as string);
      continue;
    }
    if (operator === 'gt' || operator === 'lt') throw new Error(`"${operator}" isn't supported in label selectors`);
    const name = Object.keys(OPERATORS).find((n) => OPERATORS[n] === operator);
    if (!name) throw new Error(`"${operator}" is not a valid label selector operator`);
    matchExpressions.push({ key, operator: name, ...(values.length > 0 ? { values: [...values] } : {}) });
  }
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  };
}
