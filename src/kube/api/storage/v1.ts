/** The types of `storage/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';
import type { PersistentVolumeSpec, TopologySelectorTerm } from '../core/v1';

/** `storage/v1.CSIDriver`. */
export interface CSIDriver extends KubeObject {
  spec: CSIDriverSpec;
}

/** `storage/v1.CSIDriverSpec`. */
export interface CSIDriverSpec {
  attachRequired?: boolean;
  podInfoOnMount?: boolean;
  volumeLifecycleModes?: string[];
  storageCapacity?: boolean;
  fsGroupPolicy?: string;
  tokenRequests?: TokenRequest[];
  requiresRepublish?: boolean;
  seLinuxMount?: boolean;
}

/** `storage/v1.CSINode`. */
export interface CSINode extends KubeObject {
  spec: CSINodeSpec;
}

/** `storage/v1.CSINodeDriver`. */
export interface CSINodeDriver {
  name: string;
  nodeID: string;
  topologyKeys: string[] | null;
  allocatable?: VolumeNodeResources;
}

/** `storage/v1.CSINodeSpec`. */
export interface CSINodeSpec {
  drivers: CSINodeDriver[];
}

/** `storage/v1.CSIStorageCapacity`. */
export interface CSIStorageCapacity extends KubeObject {
  nodeTopology?: LabelSelector;
  storageClassName: string;
  capacity?: string;
  maximumVolumeSize?: string;
}

/** `v1.PersistentVolumeReclaimPolicy`. */
export type PersistentVolumeReclaimPolicy = 'Delete' | 'Recycle' | 'Retain';

/** `storage/v1.StorageClass`. */
export interface StorageClass extends KubeObject {
  provisioner: string;
  parameters?: Record<string, string>;
  reclaimPolicy?: PersistentVolumeReclaimPolicy;
  mountOptions?: string[];
  allowVolumeExpansion?: boolean;
  volumeBindingMode?: VolumeBindingMode;
  allowedTopologies?: TopologySelectorTerm[];
}

/** `storage/v1.TokenRequest`. */
export interface TokenRequest {
  audience: string;
  expirationSeconds?: number;
}

/** `storage/v1.VolumeAttachment`. */
export interface VolumeAttachment extends KubeObject {
  spec: VolumeAttachmentSpec;
  status?: VolumeAttachmentStatus;
}

/** `storage/v1.VolumeAttachmentSource`. */
export interface VolumeAttachmentSource {
  persistentVolumeName?: string;
  inlineVolumeSpec?: PersistentVolumeSpec;
}

/** `storage/v1.VolumeAttachmentSpec`. */
export interface VolumeAttachmentSpec {
  attacher: string;
  source: VolumeAttachmentSource;
  nodeName: string;
}

/** `storage/v1.VolumeAttachmentStatus`. */
export interface VolumeAttachmentStatus {
  attached: boolean;
  attachmentMetadata?: Record<string, string>;
  attachError?: VolumeError;
  detachError?: VolumeError;
}

/** `v1.VolumeBindingMode`. */
export type VolumeBindingMode = 'Immediate' | 'WaitForFirstConsumer';

/** `storage/v1.VolumeError`. */
export interface VolumeError {
  time?: string | null;
  message?: string;
}

/** `storage/v1.VolumeNodeResources`. */
export interface VolumeNodeResources {
  count?: number;
}
