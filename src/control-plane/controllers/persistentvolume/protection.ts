/** Keeps claims that pods use and volumes that are bound from disappearing: the protection controllers. */
import type { PersistentVolumeClaim, Pod } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { claimNames } from '../../client/pod-claims';
import { isFinished } from '../../client/pod-conditions';

const CLAIM_FINALIZER = 'kubernetes.io/pvc-protection';
const VOLUME_FINALIZER = 'kubernetes.io/pv-protection';

export class ProtectionController implements Controller {
  readonly name = 'protection';
  private readonly podsByClaim: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.podsByClaim = new Index(ctx.client.kind('pods'), (pod) =>
      claimNames(pod).map((name) => `${pod.metadata.namespace}/${name}`),
    );
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('persistentvolumeclaims').watch(({ object }) => {
      if (object.metadata.deletionTimestamp && object.metadata.finalizers?.includes(CLAIM_FINALIZER))
        this.ctx.enqueue(this.name, `claim/${object.metadata.namespace}/${object.metadata.name}`);
    });
    client.kind('pods').watch(({ type, object }) => {
      if (type === 'DELETED' || isFinished(object))
        for (const name of claimNames(object))
          this.ctx.enqueue(this.name, `claim/${object.metadata.namespace}/${name}`);
    });
    client.kind('persistentvolumes').watch(({ object }) => {
      if (object.metadata.deletionTimestamp && object.metadata.finalizers?.includes(VOLUME_FINALIZER))
        this.ctx.enqueue(this.name, `volume/${object.metadata.name}`);
    });
  }

  sync(key: string): void {
    const [what, first = '', second = ''] = key.split('/');
    if (what === 'claim') this.syncClaim(first, second);
    else this.syncVolume(first);
  }

  private syncClaim(namespace: string, name: string): void {
    const claims = this.ctx.client.kind('persistentvolumeclaims');
    const claim: PersistentVolumeClaim | undefined = claims.get(namespace, name);
    if (!claim?.metadata.deletionTimestamp || !claim.metadata.finalizers?.includes(CLAIM_FINALIZER)) return;
    // A pod that has ended still counts, until it is deleted; one without a node has not got hold of anything.
    const inUse = this.podsByClaim.get(`${namespace}/${name}`).some((pod) => pod.spec.nodeName);
    if (!inUse) claims.update(without(claim, CLAIM_FINALIZER));
  }

  private syncVolume(name: string): void {
    const volumes = this.ctx.client.kind('persistentvolumes');
    const volume = volumes.get(undefined, name);
    if (!volume?.metadata.deletionTimestamp || !volume.metadata.finalizers?.includes(VOLUME_FINALIZER)) return;
    if (volume.status?.phase !== 'Bound') volumes.update(without(volume, VOLUME_FINALIZER));
  }
}

function without<T extends KubeObject>(object: T, finalizer: string): T {
  const finalizers = object.metadata.finalizers?.filter((f) => f !== finalizer);
  return { ...object, metadata: { ...object.metadata, finalizers } };
}
