/** Binds claims to volumes, asks for volumes to be made, and reclaims them: the PersistentVolume controller. */
import type { PersistentVolume, PersistentVolumeClaim } from '../../../kube/api/core/v1';
import type { Controller, ControllerContext } from '../../client/controller';
import { BIND_COMPLETED } from '../../client/volume-binding';
import { Binder } from './binder';
import { ClaimSync } from './claim-sync';
import { reclaim } from './reclaim';

const SOURCE = { component: 'persistentvolume-controller' };
/** How often claims that could not be bound are looked at again; neither a new volume nor a new class makes it sooner. */
const RESYNC = 15_000;

export class PersistentVolumeController implements Controller {
  readonly name = 'persistentvolume';
  private readonly binder: Binder;
  private readonly claims: ClaimSync;

  constructor(private readonly ctx: ControllerContext) {
    this.binder = new Binder(ctx.client);
    this.claims = new ClaimSync(ctx, this.binder);
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('persistentvolumeclaims').watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(type === 'ADDED' ? 'new-claim' : 'claim', keyOf(object));
      else if (object.spec.volumeName) this.enqueue('volume', object.spec.volumeName);
    });
    client.kind('persistentvolumes').watch(({ type, object }) => {
      const { claimRef } = object.spec;
      if (type !== 'DELETED') this.enqueue('volume', object.metadata.name);
      if (claimRef) this.enqueue('claim', `${claimRef.namespace}/${claimRef.name}`);
    });
  }

  sync(key: string): void {
    const [what, first = '', name = ''] = key.split('/');
    if (what === 'claim' || what === 'new-claim') {
      const claim = this.ctx.client.kind('persistentvolumeclaims').get(first, name);
      if (claim) this.syncClaim(claim, what === 'new-claim');
    } else if (what === 'volume') {
      const volume = this.ctx.client.kind('persistentvolumes').get(undefined, first);
      if (volume) this.syncVolume(volume);
    } else {
      for (const claim of this.ctx.client.kind('persistentvolumeclaims').list())
        if (!isBindCompleted(claim)) this.enqueue('claim', keyOf(claim));
    }
  }

  private syncClaim(claim: PersistentVolumeClaim, isNew: boolean): void {
    if (isBindCompleted(claim)) this.claims.bound(claim);
    else {
      this.claims.unbound(claim, isNew);
      this.ctx.enqueue(this.name, 'resync', RESYNC, true);
    }
  }

  private syncVolume(volume: PersistentVolume): void {
    const { claimRef } = volume.spec;
    // A volume reserved for a claim by name is free until that claim comes.
    if (!claimRef?.uid) {
      this.binder.setVolumePhase(volume, 'Available');
      return;
    }
    const claim = this.ctx.client.kind('persistentvolumeclaims').get(claimRef.namespace, claimRef.name ?? '');
    if (claim?.metadata.uid !== claimRef.uid) this.release(volume);
    else if (!claim.spec.volumeName) this.enqueue('claim', keyOf(claim));
    else if (claim.spec.volumeName === volume.metadata.name) this.binder.setVolumePhase(volume, 'Bound');
    else if (isSpare(volume)) this.release(volume);
    else this.binder.unbind(volume);
  }

  private release(volume: PersistentVolume): void {
    // What went wrong stays to be seen, while it is tried again.
    const failedBefore = volume.status?.phase === 'Failed';
    const released = failedBefore ? volume : this.binder.setVolumePhase(volume, 'Released');
    const result = reclaim(released);
    if (result.outcome === 'delete') this.ctx.client.kind('persistentvolumes').delete(undefined, volume.metadata.name);
    else if (result.outcome === 'recycle') {
      this.ctx.recorder.event(SOURCE, released, 'Normal', 'VolumeRecycled', 'Volume recycled');
      this.binder.unbind(released);
    } else if (result.outcome === 'fail' && !failedBefore) {
      const failed = this.binder.setVolumePhase(released, 'Failed', result.message);
      this.ctx.recorder.event(SOURCE, failed, 'Warning', result.reason, result.message);
    }
  }

  private enqueue(what: string, key: string): void {
    this.ctx.enqueue(this.name, `${what}/${key}`);
  }
}

/** Whether a volume was made for a claim that found another one. */
const isSpare = ({ metadata, spec }: PersistentVolume): boolean =>
  !!metadata.annotations?.['pv.kubernetes.io/provisioned-by'] && spec.persistentVolumeReclaimPolicy === 'Delete';

const isBindCompleted = ({ metadata }: PersistentVolumeClaim): boolean =>
  metadata.annotations?.[BIND_COMPLETED] !== undefined;

const keyOf = ({ metadata }: PersistentVolumeClaim): string => `${metadata.namespace}/${metadata.name}`;
