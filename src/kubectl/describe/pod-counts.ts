/** How the pods of a controller are doing: `getPodStatusForController`. */
import type { Selector } from '../../kube/labels/selector';
import type { KubeObject } from '../../kube/meta/meta';
import type { ClusterView } from './cluster-view';

/** `3 Running / 0 Waiting / 0 Succeeded / 0 Failed`. */
export function podCountsText(owner: KubeObject, selector: Selector, view: ClusterView): string {
  const phases = view
    .podsOf(owner)
    .filter((pod) => selector.matches(pod.metadata.labels ?? {}))
    .map((pod) => pod.status?.phase);
  const count = (phase: string) => phases.filter((p) => p === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
