/** How a Deployment and its ReplicaSets are written, with the events that tell of it. */

import { deepEqual } from '../../../go/json/deep';
import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../kube/api/apps/v1';
import type { ControllerContext } from '../../client/controller';
import { replicasAnnotations } from './annotations';
import { replicasOf } from './strategy';

const SOURCE = { component: 'deployment-controller' };

export class DeploymentControl {
  constructor(readonly ctx: ControllerContext) {}

  /** Writes the status, and the annotations that go with it, if they differ. Gives the Deployment as it is then. */
  writeStatus(
    deployment: Deployment,
    status: DeploymentStatus,
    annotations = deployment.metadata.annotations,
  ): Deployment {
    const { metadata } = deployment;
    if (deepEqual(status, deployment.status) && deepEqual(annotations, metadata.annotations)) return deployment;
    return this.ctx.client
      .kind('deployments.apps')
      .updateStatus({ ...deployment, metadata: { ...metadata, annotations }, status });
  }

  /** Gives a set a new size, and notes the size of the whole on it. Gives the set as it is then. */
  scale(deployment: Deployment, set: ReplicaSet, size: number): ReplicaSet {
    const { metadata } = set;
    const annotations = { ...metadata.annotations, ...replicasAnnotations(deployment) };
    const before = replicasOf(set);
    if (size === before && deepEqual(annotations, metadata.annotations)) return set;
    const scaled = this.ctx.client
      .kind('replicasets.apps')
      .update({ ...set, metadata: { ...metadata, annotations }, spec: { ...set.spec, replicas: size } });
    const direction = size > before ? 'up' : 'down';
    if (size !== before)
      this.event(
        deployment,
        'Normal',
        'ScalingReplicaSet',
        `Scaled ${direction} replica set ${metadata.name} to ${size} from ${before}`,
      );
    return scaled;
  }

  /** The same, for a set whose annotations are no reason to write it. */
  resize(deployment: Deployment, set: ReplicaSet, size: number): ReplicaSet {
    return size === replicasOf(set) ? set : this.scale(deployment, set, size);
  }

  event(deployment: Deployment, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, deployment, type, reason, message);
  }
}
