/** Makes the claims of pods' ephemeral volumes, which go with the pods: `pkg/controller/volume/ephemeral`. */
import type { Pod, Volume } from '../../../kube/api/core/v1';
import { StatusError } from '../../../kube/errors/status-error';
import { newControllerRef } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { isTerminating } from '../../client/pod-conditions';

const SOURCE = { component: 'ephemeral_volume' };

export class EphemeralVolumeController implements Controller {
  readonly name = 'ephemeralvolume';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('pods').watch(({ type, object }) => {
      if (type !== 'ADDED' || !object.spec.volumes?.some((volume) => volume.ephemeral)) return;
      this.ctx.enqueue(this.name, `${object.metadata.namespace}/${object.metadata.name}`);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    if (!pod || isTerminating(pod)) return;
    for (const volume of pod.spec.volumes ?? []) if (volume.ephemeral) this.createClaim(pod, volume);
  }

  private createClaim(pod: Pod, { name: volume, ephemeral }: Volume): void {
    const { namespace } = pod.metadata;
    const name = `${pod.metadata.name}-${volume}`;
    const claims = this.ctx.client.kind('persistentvolumeclaims');
    const { metadata, spec = {} } = ephemeral?.volumeClaimTemplate ?? {};
    const ownerReferences = [newControllerRef(pod)];
    const { labels, annotations } = metadata ?? {};
    // One of this name that is not the pod's keeps the pod from being scheduled; the scheduler tells.
    if (claims.get(namespace, name)) return;
    try {
      claims.create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name,
          namespace,
          ownerReferences,
          ...(labels ? { labels } : {}),
          ...(annotations ? { annotations } : {}),
        },
        spec,
      });
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const message = `ephemeral volume controller: create PVC ${name}: ${error.message}`;
      this.ctx.recorder.event(SOURCE, pod, 'Warning', 'FailedBinding', message);
    }
  }
}
