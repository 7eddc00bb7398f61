import type { KubeObject } from '../../meta/meta';

/** `storage.k8s.io/v1` VolumeAttachment. */
export interface VolumeAttachment extends KubeObject {
  spec: { attacher: string; nodeName: string; source: { persistentVolumeName?: string } };
  status?: { attached: boolean; attachmentMetadata?: Record<string, string> };
}
