import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';

/** `v1.PersistentVolumeClaimSpec`. */
export interface PersistentVolumeClaimSpec {
  accessModes?: string[];
  selector?: LabelSelector;
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  volumeName?: string;
  storageClassName?: string;
  volumeMode?: string;
  dataSource?: { apiGroup?: string; kind: string; name: string };
  dataSourceRef?: { apiGroup?: string; kind: string; name: string; namespace?: string };
}

/** `v1.PersistentVolumeClaimStatus`. */
export interface PersistentVolumeClaimStatus {
  phase?: string;
  accessModes?: string[];
  capacity?: Record<string, string>;
  conditions?: {
    type: string;
    status: string;
    lastProbeTime?: string | null;
    lastTransitionTime?: string | null;
    reason?: string;
    message?: string;
  }[];
}

/** `v1.PersistentVolumeClaim`. */
export interface PersistentVolumeClaim extends KubeObject {
  spec: PersistentVolumeClaimSpec;
  status?: PersistentVolumeClaimStatus;
}
