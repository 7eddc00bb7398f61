import type { KubeObject } from '../../meta/meta';
import type { VolumeNodeAffinity } from './nodeselector';
import type { ObjectReference } from './objectreference';

/** `v1.PersistentVolumeSpec`; the volume sources are one field each, named as in the API. */
export interface PersistentVolumeSpec {
  capacity?: Record<string, string>;
  accessModes?: string[];
  claimRef?: ObjectReference;
  persistentVolumeReclaimPolicy?: string;
  storageClassName?: string;
  mountOptions?: string[];
  volumeMode?: string;
  nodeAffinity?: VolumeNodeAffinity;
  hostPath?: { path: string; type?: string };
  local?: { path: string; fsType?: string };
  nfs?: { server: string; path: string; readOnly?: boolean };
  csi?: {
    driver: string;
    volumeHandle: string;
    readOnly?: boolean;
    fsType?: string;
    volumeAttributes?: Record<string, string>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: the rarer volume sources are checked by the schema
  [source: string]: any;
}

/** `v1.PersistentVolume`. */
export interface PersistentVolume extends KubeObject {
  spec: PersistentVolumeSpec;
  status?: { phase?: string; message?: string; reason?: string; lastPhaseTransitionTime?: string };
}
