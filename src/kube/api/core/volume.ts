/** `v1.Volume`: a name and exactly one source. */
import type { PersistentVolumeClaimSpec } from './persistentvolumeclaim';
import type { Quantity } from './quantity';
import type { LocalObjectReference, ObjectFieldSelector, ResourceFieldSelector } from './selectors';

export interface KeyToPath {
  key: string;
  path: string;
  mode?: number;
}

export interface DownwardAPIVolumeFile {
  path: string;
  fieldRef?: ObjectFieldSelector;
  resourceFieldRef?: ResourceFieldSelector;
  mode?: number;
}

/** One source of a projected volume. */
export interface VolumeProjection {
  secret?: LocalObjectReference & { items?: KeyToPath[]; optional?: boolean };
  configMap?: LocalObjectReference & { items?: KeyToPath[]; optional?: boolean };
  downwardAPI?: { items?: DownwardAPIVolumeFile[] };
  serviceAccountToken?: { audience?: string; expirationSeconds?: number; path: string };
}

/** What a `PersistentVolumeClaim` inside a pod's ephemeral volume is made from. */
export interface PersistentVolumeClaimTemplate {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string>; [field: string]: unknown };
  spec: PersistentVolumeClaimSpec;
}

/** The sources the control plane looks into; the rest are checked by the schema and by validation. */
export interface VolumeSource {
  emptyDir?: { medium?: string; sizeLimit?: Quantity };
  hostPath?: { path: string; type?: string };
  secret?: { secretName?: string; items?: KeyToPath[]; defaultMode?: number; optional?: boolean };
  configMap?: LocalObjectReference & { items?: KeyToPath[]; defaultMode?: number; optional?: boolean };
  downwardAPI?: { items?: DownwardAPIVolumeFile[]; defaultMode?: number };
  projected?: { sources?: VolumeProjection[]; defaultMode?: number };
  persistentVolumeClaim?: { claimName: string; readOnly?: boolean };
  ephemeral?: { volumeClaimTemplate?: PersistentVolumeClaimTemplate };
  // biome-ignore lint/suspicious/noExplicitAny: network storage sources (nfs, iscsi, csi, rbd, ...) by their API name
  [source: string]: any;
}

/** `v1.Volume`. */
export interface Volume extends VolumeSource {
  name: string;
}
