/** The writes that bind a volume and a claim, and undo it: `bind`, `unbindVolume` and what they call in `pv_controller.go`. */

import { deepEqual } from '../../../go/json/deep';
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimPhase,
  PersistentVolumeClaimStatus,
  PersistentVolumePhase,
} from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Client } from '../../client/client';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, isBoundTo } from '../../client/volume-binding';

export class Binder {
  constructor(private readonly client: Client) {}

  /** The volume's side first, then the claim's, each with its status; what is as it should be is not written. */
  bind(volume: PersistentVolume, claim: PersistentVolumeClaim): void {
    const bound = this.setVolumePhase(this.bindVolume(volume, claim), 'Bound');
    this.setClaimStatus(this.bindClaim(claim, bound), 'Bound', bound);
  }

  /** Makes a volume free again; one that a user reserved stays reserved. */
  unbind(volume: PersistentVolume): void {
    const { [BOUND_BY_CONTROLLER]: byController, ...others } = volume.metadata.annotations ?? {};
    const annotations = Object.keys(others).length > 0 ? others : undefined;
    const claimRef = byController ? undefined : { ...volume.spec.claimRef, uid: undefined };
    const metadata = { ...volume.metadata, annotations };
    const free = this.volumes().update({ ...volume, metadata, spec: { ...volume.spec, claimRef } });
    this.setVolumePhase(free, 'Available');
  }

  setVolumePhase(volume: PersistentVolume, phase: PersistentVolumePhase, message?: string): PersistentVolume {
    if (volume.status?.phase === phase) return volume;
    const status = { ...volume.status, phase, message };
    if (!message) delete status.message;
    return this.volumes().updateStatus({ ...volume, status });
  }

  /** A claim's status with what it has of its volume; without a volume, with nothing. */
  setClaimStatus(
    claim: PersistentVolumeClaim,
    phase: PersistentVolumeClaimPhase,
    volume?: PersistentVolume,
  ): PersistentVolumeClaim {
    const status: PersistentVolumeClaimStatus = { ...claim.status, phase };
    if (!volume) {
      delete status.accessModes;
      delete status.capacity;
    } else {
      status.accessModes = volume.spec.accessModes;
      // Later differences are on purpose: the file system may be smaller than the volume.
      if (claim.status?.phase !== phase) status.capacity = volume.spec.capacity;
    }
    if (deepEqual(status, claim.status)) return claim;
    return this.client.kind('persistentvolumeclaims').updateStatus({ ...claim, status });
  }

  private bindVolume(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume {
    const reserved = isBoundTo(volume, claim);
    if (reserved && volume.spec.claimRef?.uid) return volume;
    const { name, namespace, uid, resourceVersion } = claim.metadata;
    const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, resourceVersion, uid };
    const changed = reserved ? volume : annotated(volume, BOUND_BY_CONTROLLER);
    return this.volumes().update({ ...changed, spec: { ...volume.spec, claimRef } });
  }

  private bindClaim(claim: PersistentVolumeClaim, { metadata: { name } }: PersistentVolume): PersistentVolumeClaim {
    const asked = claim.spec.volumeName === name;
    if (asked && claim.metadata.annotations?.[BIND_COMPLETED]) return claim;
    const changed = annotated(asked ? claim : annotated(claim, BOUND_BY_CONTROLLER), BIND_COMPLETED);
    const kind = this.client.kind('persistentvolumeclaims');
    return kind.update({ ...changed, spec: { ...claim.spec, volumeName: name } });
  }

  private volumes() {
    return this.client.kind('persistentvolumes');
  }
}

function annotated<T extends KubeObject>(object: T, annotation: string): T {
  const annotations = { [annotation]: 'yes', ...object.metadata.annotations };
  return { ...object, metadata: { ...object.metadata, annotations } };
}
