import type { Pod, Toleration } from '../../../kube/api/core/v1';
import type { AdmissionPlugin } from './plugin';

const KEYS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** `DefaultTolerationSeconds`: a pod stays five minutes on a node that is not ready or unreachable, also when updated. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  admit({ operation, resource, subresource, object }) {
    if (operation === 'DELETE' || resource.key !== 'pods' || subresource) return;
    const { spec } = object as Pod;
    for (const key of KEYS) {
      if (spec.tolerations?.some((t) => tolerates(t, key))) continue;
      const toleration: Toleration = { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 };
      spec.tolerations = [...(spec.tolerations ?? []), toleration];
    }
  },
};

function tolerates(toleration: Toleration, key: string): boolean {
  return (toleration.key === key || !toleration.key) && (toleration.effect === 'NoExecute' || !toleration.effect);
}
