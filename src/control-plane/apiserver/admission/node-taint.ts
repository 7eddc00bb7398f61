import type { Node, Taint } from '../../../kube/api/core/v1';
import type { AdmissionPlugin } from './plugin';

const NOT_READY: Taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' };

/** `TaintNodesByCondition`: nothing is scheduled to a new node before it has reported that it is ready. */
export const taintNodesByCondition: AdmissionPlugin = {
  admit({ operation, resource, subresource, object }) {
    if (operation !== 'CREATE' || resource.key !== 'nodes' || subresource) return;
    const { spec = {}, status } = object as Node;
    if (status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True')) return;
    if (spec.taints?.some((t) => t.key === NOT_READY.key && t.effect === NOT_READY.effect)) return;
    (object as Node).spec = { ...spec, taints: [...(spec.taints ?? []), { ...NOT_READY }] };
  },
};
