/** Labels as text, and everything about selecting by them in one place to import from: `k8s.io/apimachinery/pkg/labels`. */
import type { LabelSet } from './selector';

export type { Operator, Requirement } from './label-requirement';
export { newRequirement } from './label-requirement';
export type { LabelSelector, LabelSelectorRequirement } from './label-selector';
export { formatLabelSelector, parseToLabelSelector, selectorFromLabelSelector } from './label-selector';
export type { LabelSet, Selector } from './selector';
export { parseSelector, selectorFromSet, selectorOf, selectsNothing } from './selector';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Labels as `a=1,b=2`, sorted by key; empty for none: `labels.Set.String`. */
export function labelSetString(labels: LabelSet | null | undefined): string {
  return Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort(byText)
    .join(',');
}

/** Labels as a table shows them, `<none>` when there are none: `labels.FormatLabels`. */
export function formatLabels(labels: LabelSet | null | undefined): string {
  return labelSetString(labels) || '<none>';
}
