/** `kubectl rollout pause` and `kubectl rollout resume`. */
import type { Deployment } from '../../../kube/api/apps/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import { changeCommand } from './change';

export const pause = changeCommand({
  name: 'pause',
  short: 'Hold a rollout',
  long: `Holds the rollout of a deployment: until it is resumed, a change of its template reaches no pods.

Only deployments can be paused.`,
  examples: `# Change several things of a deployment before its pods are replaced
kubectl rollout pause deployment/front`,
  operation: 'paused',
  patch(object) {
    if (!isDeployment(object)) throw new Error('pausing is not supported');
    if (object.spec.paused) throw new Error('is already paused');
    return { spec: { paused: true } };
  },
});

export const resume = changeCommand({
  name: 'resume',
  short: 'Go on with a rollout that was paused',
  long: `Goes on with the rollout of a deployment that was paused.

Only deployments can be resumed.`,
  examples: `# Go on
kubectl rollout resume deployment/front`,
  operation: 'resumed',
  patch(object) {
    if (!isDeployment(object)) throw new Error('resuming is not supported');
    if (!object.spec.paused) throw new Error('is not paused');
    return { spec: { paused: null } };
  },
});

function isDeployment(object: KubeObject): object is Deployment {
  return object.apiVersion === 'apps/v1' && object.kind === 'Deployment';
}
