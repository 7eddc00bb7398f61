/** Labels as text: `Set` of `k8s.io/apimachinery/pkg/labels`. */
import type { LabelSet } from './selector';

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
