/** What becomes of a volume whose claim is gone: `reclaimVolume`. */
import type { PersistentVolume } from '../../../kube/api/core/v1';

/** What the reclaim policy comes to for this very volume. */
export type Reclaim = { outcome: 'keep' | 'delete' | 'recycle' } | { outcome: 'fail'; reason: string; message: string };

/** Volumes of drivers go with their driver's help; of the others, only what lies under /tmp can be deleted. */
export function reclaim(volume: PersistentVolume): Reclaim {
  switch (volume.spec.persistentVolumeReclaimPolicy) {
    case 'Delete':
      return deletion(volume);
    case 'Recycle': {
      const message = 'No recycler plugin found for the volume!';
      const recyclable = volume.spec.hostPath || volume.spec.nfs;
      return recyclable ? { outcome: 'recycle' } : { outcome: 'fail', reason: 'VolumeFailedRecycle', message };
    }
    default:
      return { outcome: 'keep' };
  }
}

function deletion({ metadata, spec }: PersistentVolume): Reclaim {
  if (metadata.annotations?.['pv.kubernetes.io/provisioned-by']) return { outcome: 'delete' };
  const failed = (message: string): Reclaim => ({ outcome: 'fail', reason: 'VolumeFailedDelete', message });
  if (spec.hostPath) {
    const { path } = spec.hostPath;
    return /\/tmp\/.+/.test(path)
      ? { outcome: 'delete' }
      : failed(`host_path deleter only supports /tmp/.+ but received provided ${path}`);
  }
  const why = spec.nfs || spec.local ? 'no deletable volume plugin matched' : 'no volume plugin matched';
  return failed(`error getting deleter volume plugin for volume "${metadata.name}": ${why}`);
}
