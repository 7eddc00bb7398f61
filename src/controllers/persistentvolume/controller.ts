/** Binds claims to volumes, asks for volumes to be made, and reclaims them: the PersistentVolume controller. */
import type { PersistentVolume } from '../../api/core/persistentvolume';
import type { PersistentVolumeClaim } from '../../api/core/persistentvolumeclaim';
import { deepEqual } from '../../apimachinery/json-value';
import type { Controller, ControllerContext } from '../../client/controller';
import { classOf, findMatchingVolume, isBoundTo } from './binding';

const SOURCE = { component: 'persistentvolume-controller' };
const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
const PROVISIONER = 'volume.kubernetes.io/storage-provisioner';
const BETA_PROVISIONER = 'volume.beta.kubernetes.io/storage-provisioner';
const NO_CLASS = 'no persistent volumes available for this claim and no storage class is set';
const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

export class PersistentVolumeController implements Controller {
  readonly name = 'persistentvolume';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    const { client } = this.ctx;
    client.kind('persistentvolumeclaims').watch(({ type, object }) => {
      if (type !== 'DELETED') this.ctx.enqueue(this.name, `claim/${keyOf(object)}`);
      else if (object.spec.volumeName) this.ctx.enqueue(this.name, `volume/${object.spec.volumeName}`);
    });
    client.kind('persistentvolumes').watch(({ type, object }) => {
      const ref = object.spec.claimRef;
      if (type !== 'DELETED') this.ctx.enqueue(this.name, `volume/${object.metadata.name}`);
      if (ref) this.ctx.enqueue(this.name, `claim/${ref.namespace}/${ref.name}`);
      else if (type === 'ADDED') this.ctx.enqueue(this.name, 'pending-claims');
    });
    client.kind('storageclasses.storage.k8s.io').watch(() => this.ctx.enqueue(this.name, 'pending-claims'));
  }

  sync(key: string): void {
    const [what, ...rest] = key.split('/');
    if (what === 'pending-claims') {
      for (const claim of this.ctx.client.kind('persistentvolumeclaims').list())
        if (claim.status?.phase !== 'Bound') this.ctx.enqueue(this.name, `claim/${keyOf(claim)}`);
    } else if (what === 'claim') {
      const claim = this.ctx.client.kind('persistentvolumeclaims').get(rest[0], rest[1] ?? '');
      if (claim) this.syncClaim(claim);
    } else {
      const volume = this.ctx.client.kind('persistentvolumes').get(undefined, rest[0] ?? '');
      if (volume) this.syncVolume(volume);
    }
  }

  private syncClaim(claim: PersistentVolumeClaim): void {
    const volumes = this.ctx.client.kind('persistentvolumes');
    if (claim.metadata.annotations?.[BIND_COMPLETED]) {
      this.syncBoundClaim(claim);
    } else if (claim.spec.volumeName) {
      const named = volumes.get(undefined, claim.spec.volumeName);
      if (named && (!named.spec.claimRef || isBoundTo(named, claim))) this.bind(named, claim);
    } else {
      const className = classOf(claim);
      const storageClass = this.ctx.client.kind('storageclasses.storage.k8s.io').get(undefined, className);
      const match = findMatchingVolume(claim, volumes.list());
      const delayed =
        storageClass?.volumeBindingMode === 'WaitForFirstConsumer' && !claim.metadata.annotations?.[SELECTED_NODE];
      if (match && (!delayed || match.spec.claimRef)) this.bind(match, claim);
      else if (delayed)
        this.event(claim, 'Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
      else if (storageClass) this.provision(claim, storageClass.provisioner);
      else if (className)
        this.event(claim, 'Warning', 'ProvisioningFailed', `storageclass.storage.k8s.io "${className}" not found`);
      else this.event(claim, 'Normal', 'FailedBinding', NO_CLASS);
    }
  }

  /** Hands the claim to the external provisioner named by its class. */
  private provision(claim: PersistentVolumeClaim, provisioner: string): void {
    if (provisioner === 'kubernetes.io/no-provisioner') return;
    const annotations = { ...claim.metadata.annotations, [BETA_PROVISIONER]: provisioner, [PROVISIONER]: provisioner };
    this.event(
      claim,
      'Normal',
      'ExternalProvisioning',
      `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
    );
    if (claim.metadata.annotations?.[PROVISIONER] === provisioner) return;
    this.ctx.client.kind('persistentvolumeclaims').update({ ...claim, metadata: { ...claim.metadata, annotations } });
  }

  /** The volume's side first, then the claim's, each with its status. */
  private bind(volume: PersistentVolume, claim: PersistentVolumeClaim): void {
    const volumes = this.ctx.client.kind('persistentvolumes');
    const claims = this.ctx.client.kind('persistentvolumeclaims');
    const { name, namespace, uid, resourceVersion } = claim.metadata;
    let bound = volume;
    if (!volume.spec.claimRef?.uid) {
      const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, resourceVersion, uid };
      const annotations = volume.spec.claimRef
        ? volume.metadata.annotations
        : { ...volume.metadata.annotations, [BOUND_BY_CONTROLLER]: 'yes' };
      bound = volumes.update({
        ...volume,
        metadata: { ...volume.metadata, annotations },
        spec: { ...volume.spec, claimRef },
      });
    }
    if (bound.status?.phase !== 'Bound') volumes.updateStatus({ ...bound, status: { phase: 'Bound' } });
    const annotations = {
      ...claim.metadata.annotations,
      [BIND_COMPLETED]: 'yes',
      ...(claim.spec.volumeName ? {} : { [BOUND_BY_CONTROLLER]: 'yes' }),
    };
    const updated = claims.update({
      ...claim,
      metadata: { ...claim.metadata, annotations },
      spec: { ...claim.spec, volumeName: volume.metadata.name },
    });
    const status = { accessModes: volume.spec.accessModes, capacity: volume.spec.capacity, phase: 'Bound' };
    claims.updateStatus({ ...updated, status });
  }

  private syncBoundClaim(claim: PersistentVolumeClaim): void {
    const volume = this.ctx.client.kind('persistentvolumes').get(undefined, claim.spec.volumeName ?? '');
    if (volume && (!volume.spec.claimRef || isBoundTo(volume, claim))) {
      if (claim.status?.phase !== 'Bound' || !volume.spec.claimRef) this.bind(volume, claim);
      return;
    }
    if (claim.status?.phase === 'Lost') return;
    this.ctx.client.kind('persistentvolumeclaims').updateStatus({ ...claim, status: { phase: 'Lost' } });
    this.event(claim, 'Warning', 'ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  }

  private syncVolume(volume: PersistentVolume): void {
    const ref = volume.spec.claimRef;
    // A volume reserved for a claim by name is free until that claim comes.
    const claim = ref?.uid
      ? this.ctx.client.kind('persistentvolumeclaims').get(ref.namespace, ref.name ?? '')
      : undefined;
    if (!ref?.uid) this.setPhase(volume, 'Available');
    else if (claim && claim.metadata.uid === ref.uid) {
      if (claim.spec.volumeName === volume.metadata.name) this.setPhase(volume, 'Bound');
    } else this.release(volume);
  }

  private release(volume: PersistentVolume): void {
    this.setPhase(volume, 'Released');
    const { annotations, name } = volume.metadata;
    if (volume.spec.persistentVolumeReclaimPolicy === 'Delete' && annotations?.['pv.kubernetes.io/provisioned-by'])
      this.ctx.client.kind('persistentvolumes').delete(undefined, name);
  }

  private setPhase(volume: PersistentVolume, phase: string): void {
    const status = { phase };
    if (volume.status?.phase !== phase && !deepEqual(volume.status, status))
      this.ctx.client.kind('persistentvolumes').updateStatus({ ...volume, status });
  }

  private event(claim: PersistentVolumeClaim, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, claim, type, reason, message);
  }
}

const keyOf = ({ metadata }: PersistentVolumeClaim): string => `${metadata.namespace}/${metadata.name}`;
