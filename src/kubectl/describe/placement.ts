/** Where pods may go: tolerations and topology spread constraints. */

import { compareStrings } from '../../go/fmt/value';
import type { Toleration, TopologySpreadConstraint } from '../../kube/api/core/v1';
import { formatLabelSelector } from '../../kube/labels/label-selector';
import type { Description } from './description';

/** `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s` for each, sorted by key. */
export function tolerationLines(tolerations: readonly Toleration[] = []): string[] {
  return [...tolerations].sort((a, b) => compareStrings(a.key ?? '', b.key ?? '')).map(tolerationLine);
}

function tolerationLine({ key = '', operator, value, effect, tolerationSeconds }: Toleration): string {
  const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
  const exists = operator === 'Exists' && !value ? `${what === '' ? '' : ' '}op=Exists` : '';
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
}

/** `Topology Spread Constraints:`, sorted by topology key; nothing without constraints. */
export function describeTopologySpread(
  page: Description,
  constraints: readonly TopologySpreadConstraint[] | undefined,
): void {
  if (!constraints?.length) return;
  const sorted = [...constraints].sort((a, b) => compareStrings(a.topologyKey, b.topologyKey));
  page.list('Topology Spread Constraints', sorted.map(constraintLine));
}

function constraintLine({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }: TopologySpreadConstraint): string {
  const selector = labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : '';
  return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`;
}
