/** The external provisioner of the storage classes: makes a volume for each claim that asks it for one. */
import type { PersistentVolumeClaim, PersistentVolumeSpec } from '../../../kube/api/core/v1';
import type { Controller, ControllerContext } from '../../client/controller';
import { classOf, SELECTED_NODE } from '../../client/volume-binding';
import { externalProvisioner } from './storage-class';

const PROVISIONER = 'volume.kubernetes.io/storage-provisioner';

export class ProvisionerController implements Controller {
  readonly name = 'provisioner';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('persistentvolumeclaims').watch(({ type, object }) => {
      if (type === 'DELETED' || object.spec.volumeName || !object.metadata.annotations?.[PROVISIONER]) return;
      const key = `${object.metadata.namespace}/${object.metadata.name}`;
      this.ctx.enqueue(this.name, key, this.ctx.latencies.provision(key));
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const claim = this.ctx.client.kind('persistentvolumeclaims').get(namespace, name);
    if (!claim || claim.spec.volumeName || claim.metadata.deletionTimestamp) return;
    const volumes = this.ctx.client.kind('persistentvolumes');
    if (!volumes.get(undefined, volumeName(claim))) this.create(claim);
  }

  private create(claim: PersistentVolumeClaim): void {
    const storageClass = this.ctx.client.kind('storageclasses.storage.k8s.io').get(undefined, classOf(claim));
    const driver = storageClass && externalProvisioner(storageClass);
    if (!storageClass || !driver) return;
    const { metadata, spec } = claim;
    const waits = storageClass.volumeBindingMode === 'WaitForFirstConsumer';
    if (waits && !metadata.annotations?.[SELECTED_NODE]) return;
    this.ctx.client.kind('persistentvolumes').create({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: {
        name: volumeName(claim),
        annotations: { 'pv.kubernetes.io/provisioned-by': driver },
      },
      spec: {
        accessModes: spec.accessModes,
        capacity: { storage: spec.resources?.requests?.storage ?? '0' },
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          name: metadata.name,
          namespace: metadata.namespace,
          resourceVersion: metadata.resourceVersion,
          uid: metadata.uid,
        },
        ...volumeSource(driver, claim),
        ...(storageClass.mountOptions ? { mountOptions: storageClass.mountOptions } : {}),
        persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
        storageClassName: storageClass.metadata.name,
        volumeMode: spec.volumeMode,
      },
    });
  }
}

const volumeName = (claim: PersistentVolumeClaim): string => `pvc-${claim.metadata.uid}`;

/** What a CSI driver makes has its name; the others, of machines to learn on, make folders of the node. */
function volumeSource(driver: string, claim: PersistentVolumeClaim): Pick<PersistentVolumeSpec, 'csi' | 'hostPath'> {
  const { namespace, name } = claim.metadata;
  if (driver.includes('/')) return { hostPath: { path: `/tmp/hostpath-provisioner/${namespace}/${name}`, type: '' } };
  return { csi: { driver, volumeHandle: volumeName(claim) } };
}
