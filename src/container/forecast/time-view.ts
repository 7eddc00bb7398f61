/** The cluster as it was at a moment of a container's life, as far as that still shows in it now. */
import type { Pod } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import type { ClusterView } from '../network/cluster-view';

/**
 * A view in which what was created later is not there yet. `asked` is called whenever something is looked for whose
 * answer may be another one later.
 */
export function viewAt(cluster: ClusterView, now: () => number, asked: () => void): ClusterView {
  const isThere = ({ metadata }: KubeObject) => !(Date.parse(metadata.creationTimestamp ?? '') > now());
  return {
    dnsAddress: cluster.dnsAddress,
    get(resource, namespace, name) {
      if (resource === 'services' || resource === 'endpoints') asked();
      const found = cluster.get(resource, namespace, name);
      return found && isThere(found) ? found : undefined;
    },
    list(resource, namespace) {
      if (resource === 'pods') asked();
      return cluster.list(resource, namespace).filter(isThere);
    },
  };
}

/** Whether a pod is ready at a moment: since when it is stands in its conditions. */
export function wasReady({ status }: Pod, now: number): boolean {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' && !(Date.parse(ready.lastTransitionTime ?? '') > now);
}
