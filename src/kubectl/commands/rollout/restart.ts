/** `kubectl rollout restart`. */

import type { JsonObject } from '../../../go/json/value';
import type { Deployment } from '../../../kube/api/apps/v1';
import { formatTime, type KubeObject } from '../../../kube/meta/meta';
import { changeCommand } from './change';

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';
const KINDS = ['Deployment', 'DaemonSet', 'StatefulSet'];

export const restart = changeCommand({
  name: 'restart',
  short: 'Replace all pods of a workload',
  long: 'Replaces all pods of a workload by new ones, as if its template had changed.',
  examples: `# New pods for a deployment
kubectl rollout restart deployment/front

# New pods for a daemon set
kubectl rollout restart daemonset/agent`,
  operation: 'restarted',
  patch(object, ctx) {
    if (object.apiVersion !== 'apps/v1' || !KINDS.includes(object.kind)) throw new Error('restarting is not supported');
    if ((object as Deployment).spec.paused)
      throw new Error("can't restart paused deployment (run rollout resume first)");
    const annotations = { [RESTARTED_AT]: formatTime(ctx.session.now()) };
    return { spec: { template: { metadata: { annotations } } } };
  },
  pointless(object, patch) {
    return restartedAt(object) === restartedAt(patch)
      ? 'if restart has already been triggered within the past second, please wait before attempting to trigger another'
      : undefined;
  },
});

function restartedAt(object: KubeObject | JsonObject): string | undefined {
  return (object as Deployment).spec.template.metadata?.annotations?.[RESTARTED_AT];
}
