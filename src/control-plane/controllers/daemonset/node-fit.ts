/** Which nodes a DaemonSet's pods belong on: `NodeShouldRunDaemonPod`. */
import type { DaemonSet } from '../../../kube/api/apps/v1';
import type { Node, Pod } from '../../../kube/api/core/v1';
import { nodeAffinityMatches } from '../../client/node-affinity';
import { tolerates } from '../../client/tolerations';
import { daemonTemplate } from './pod-template';

/** Whether a pod belongs on a node, and whether one that is there already may stay. */
export interface NodeFit {
  shouldRun: boolean;
  mayStay: boolean;
}

/** A test for nodes. */
export function nodeFit(set: DaemonSet): (node: Node) => NodeFit {
  const { spec } = daemonTemplate(set, '');
  const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: '' }, spec };
  return (node) => {
    const named = !spec.nodeName || spec.nodeName === node.metadata.name;
    if (!named || !nodeAffinityMatches(pod, node)) return { shouldRun: false, mayStay: false };
    const untolerated = (node.spec.taints ?? []).filter(
      (taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(pod, taint),
    );
    if (untolerated.length === 0) return { shouldRun: true, mayStay: true };
    return { shouldRun: false, mayStay: !untolerated.some(({ effect }) => effect === 'NoExecute') };
  };
}
