/** Selectors of labels: `labels.Selector` of `k8s.io/apimachinery/pkg/labels`. */
import { parseRequirements } from './label-parser';
import { type Requirement, requirementMatches, requirementText } from './label-requirement';

/** A set of labels. */
export type LabelSet = Readonly<Record<string, string>>;

/** A parsed selector: `labels.Selector`. */
export interface Selector {
  readonly requirements: readonly Requirement[];
  /** Whether the labels meet every requirement; absent labels are an empty set. */
  matches(labels: LabelSet | undefined): boolean;
  /** No requirement at all: everything matches. */
  readonly empty: boolean;
  /** Requirements by key, joined by commas: `app=web,tier in (a,b)`. */
  toString(): string;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A selector of these requirements, sorted by key as Go keeps them. */
export function selectorOf(requirements: readonly Requirement[]): Selector {
  const sorted = [...requirements].sort((a, b) => byText(a.key, b.key));
  return {
    requirements: sorted,
    matches: (labels) => sorted.every((r) => requirementMatches(r, labels ?? {})),
    empty: sorted.length === 0,
    toString: () => sorted.map(requirementText).join(','),
  };
}

/** The selector that selects nothing: `labels.Nothing`. */
export const selectsNothing: Selector = {
  requirements: [],
  matches: () => false,
  empty: false,
  toString: () => '',
};

/** Reads `app=web,tier in (a,b),!old`: `labels.Parse`. Throws an Error with Go's text. */
export function parseSelector(text: string): Selector {
  return selectorOf(parseRequirements(text));
}

/** A selector of exact matches, unchecked: `labels.SelectorFromSet`. */
export function selectorFromSet(set: LabelSet | undefined): Selector {
  return selectorOf(Object.entries(set ?? {}).map(([key, value]) => ({ key, operator: '=', values: [value] })));
}
