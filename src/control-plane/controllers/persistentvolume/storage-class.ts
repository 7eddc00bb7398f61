/** What storage classes say about how their volumes are made. */
import type { StorageClass } from '../../../kube/api/storage/v1';
import type { Client } from '../../client/client';

/** Names under which drivers that were part of Kubernetes live on: `CSITranslator.GetCSINameFromInTreeName`. */
const CSI_NAMES: Record<string, string> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
};

/** The external driver that makes volumes of a class; undefined where nobody does. */
export function externalProvisioner({ provisioner }: StorageClass): string | undefined {
  return provisioner.startsWith('kubernetes.io/') ? CSI_NAMES[provisioner] : provisioner;
}

/** The class claims get that name none: the newest of those marked as default. */
export function defaultClass(client: Client): StorageClass | undefined {
  const created = ({ metadata }: StorageClass) => metadata.creationTimestamp ?? '';
  return client
    .kind('storageclasses.storage.k8s.io')
    .list()
    .filter(({ metadata: { annotations } }) => DEFAULT_MARKS.some((mark) => annotations?.[mark] === 'true'))
    .sort((a, b) => created(b).localeCompare(created(a)) || (a.metadata.name < b.metadata.name ? -1 : 1))[0];
}

const DEFAULT_MARKS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];
