/** What a claim needs next: `syncUnboundClaim` and `syncBoundClaim` of `pv_controller.go`. */
import type { PersistentVolumeClaim, Pod } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { claimNames } from '../../client/pod-claims';
import { isFinished } from '../../client/pod-conditions';
import {
  candidateVolumes,
  classOf,
  findMatchingVolume,
  isBoundTo,
  mismatch,
  SELECTED_NODE,
} from '../../client/volume-binding';
import type { Binder } from './binder';
import { defaultClass, externalProvisioner } from './storage-class';

const SOURCE = { component: 'persistentvolume-controller' };
const PROVISIONER = 'volume.kubernetes.io/storage-provisioner';
const BETA_PROVISIONER = 'volume.beta.kubernetes.io/storage-provisioner';
const NO_CLASS = 'no persistent volumes available for this claim and no storage class is set';
const GONE = 'Data on the volume is lost!';

/** Brings single claims forward. */
export class ClaimSync {
  /** Pods without a node, by the claims they wait for. */
  private readonly waitingPods: Index<Pod>;

  constructor(
    private readonly ctx: ControllerContext,
    private readonly binder: Binder,
  ) {
    this.waitingPods = new Index(ctx.client.kind('pods'), (pod) =>
      pod.spec.nodeName || isFinished(pod) ? [] : claimNames(pod).map((name) => `${pod.metadata.namespace}/${name}`),
    );
  }

  /** A claim that never was bound. What came after it is not there yet when it is looked at for the first time. */
  unbound(claim: PersistentVolumeClaim, isNew = false): void {
    if (claim.spec.volumeName) {
      this.requested(claim, claim.spec.volumeName);
      return;
    }
    const delayed = this.isDelayed(claim);
    const volume = findMatchingVolume(claim, candidateVolumes(this.ctx.client, claim), { delayed });
    if (volume) this.binder.bind(volume, claim);
    else if (this.assignDefaultClass(claim)) return;
    else if (classOf(claim) && !(delayed && !claim.metadata.annotations?.[SELECTED_NODE])) this.provision(claim);
    else {
      if (delayed) this.tellDelay(claim, isNew);
      else this.event(claim, 'Normal', 'FailedBinding', NO_CLASS);
      this.binder.setClaimStatus(claim, 'Pending');
    }
  }

  /** A claim that was bound once: its volume has to be there and to be its own. */
  bound(claim: PersistentVolumeClaim): void {
    const { volumeName } = claim.spec;
    const volume = volumeName ? this.ctx.client.kind('persistentvolumes').get(undefined, volumeName) : undefined;
    if (!volumeName) this.lose(claim, 'ClaimLost', `Bound claim has lost reference to PersistentVolume. ${GONE}`);
    else if (!volume) this.lose(claim, 'ClaimLost', `Bound claim has lost its PersistentVolume. ${GONE}`);
    else if (!volume.spec.claimRef || volume.spec.claimRef.uid === claim.metadata.uid) this.binder.bind(volume, claim);
    else this.lose(claim, 'ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly');
  }

  private lose(claim: PersistentVolumeClaim, reason: string, message: string): void {
    if (claim.status?.phase === 'Lost') return;
    this.event(this.binder.setClaimStatus(claim, 'Lost'), 'Warning', reason, message);
  }

  /** A claim that asks for a volume by name. */
  private requested(claim: PersistentVolumeClaim, name: string): void {
    const volume = this.ctx.client.kind('persistentvolumes').get(undefined, name);
    const free = volume && !volume.spec.claimRef;
    const unfit = free ? mismatch(volume, claim) : undefined;
    if (volume && !unfit && (free || isBoundTo(volume, claim))) {
      this.binder.bind(volume, claim);
      return;
    }
    if (unfit) this.event(claim, 'Warning', 'VolumeMismatch', `Cannot bind to requested volume "${name}": ${unfit}`);
    else if (volume)
      this.event(claim, 'Warning', 'FailedBinding', `volume "${name}" already bound to a different claim.`);
    this.binder.setClaimStatus(claim, 'Pending');
  }

  private isDelayed(claim: PersistentVolumeClaim): boolean {
    const storageClass = this.ctx.client.kind('storageclasses.storage.k8s.io').get(undefined, classOf(claim));
    return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
  }

  private tellDelay(claim: PersistentVolumeClaim, isNew: boolean): void {
    const waiting = this.waitingPods.get(keyOf(claim));
    const pods = (isNew ? waiting.filter((pod) => versionOf(pod) < versionOf(claim)) : waiting).map(nameOf);
    const scheduling = `waiting for pod${pods.length > 1 ? 's' : ''} ${pods.join(',')} to be scheduled`;
    if (pods.length > 0) this.event(claim, 'Normal', 'WaitForPodScheduled', scheduling);
    else this.event(claim, 'Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
  }

  /** Whether the claim, made before there was a default class, has got it now. */
  private assignDefaultClass(claim: PersistentVolumeClaim): boolean {
    const named = claim.spec.storageClassName !== undefined || classOf(claim) !== '';
    const storageClass = named ? undefined : defaultClass(this.ctx.client);
    if (!storageClass) return false;
    const spec = { ...claim.spec, storageClassName: storageClass.metadata.name };
    this.ctx.client.kind('persistentvolumeclaims').update({ ...claim, spec });
    return true;
  }

  /** Hands the claim to the external provisioner of its class. */
  private provision(claim: PersistentVolumeClaim): void {
    const className = classOf(claim);
    const storageClass = this.ctx.client.kind('storageclasses.storage.k8s.io').get(undefined, className);
    const provisioner = storageClass && externalProvisioner(storageClass);
    if (!provisioner) {
      const unknown = `storageclass.storage.k8s.io "${className}" not found`;
      const why = storageClass ? `no volume plugin matched name: ${storageClass.provisioner}` : unknown;
      this.event(claim, 'Warning', 'ProvisioningFailed', why);
      return;
    }
    if (claim.metadata.annotations?.[PROVISIONER] !== provisioner) {
      const asked = { [BETA_PROVISIONER]: provisioner, [PROVISIONER]: provisioner };
      const metadata = { ...claim.metadata, annotations: { ...claim.metadata.annotations, ...asked } };
      this.ctx.client.kind('persistentvolumeclaims').update({ ...claim, metadata });
    }
    this.event(
      claim,
      'Normal',
      'ExternalProvisioning',
      `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
    );
  }

  private event(claim: PersistentVolumeClaim, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, claim, type, reason, message);
  }
}

const versionOf = ({ metadata }: KubeObject): number => Number(metadata.resourceVersion);

const nameOf = ({ metadata }: KubeObject): string => metadata.name;

const keyOf = ({ metadata }: PersistentVolumeClaim): string => `${metadata.namespace}/${metadata.name}`;
