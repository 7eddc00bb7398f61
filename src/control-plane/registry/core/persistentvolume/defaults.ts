/** `SetDefaults_PersistentVolume` and those of its sources, of `pkg/apis/core/v1/defaults.go`. */
import type { PersistentVolume } from '../../../../kube/api/core/v1';

/** Sets the fields of a source, where there is one, that nobody has set. */
function fill<T extends object>(source: T | undefined, defaults: Partial<T>): void {
  if (source) Object.assign(source, { ...defaults, ...source });
}

/** Fills phase, reclaim policy, volume mode and the source's own fields. */
export function setPersistentVolumeDefaults(pv: PersistentVolume): void {
  pv.spec ??= {};
  const { spec } = pv;
  pv.status ??= {};
  pv.status.phase ||= 'Pending';
  spec.persistentVolumeReclaimPolicy ||= 'Retain';
  spec.volumeMode ??= 'Filesystem';
  fill(spec.hostPath, { type: '' });
  fill(spec.iscsi, { iscsiInterface: 'default' });
  fill(spec.rbd, { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' });
  fill(spec.azureDisk, { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false });
  fill(spec.scaleIO, { storageMode: 'ThinProvisioned', fsType: 'xfs' });
}
