/** `SetDefaults_PersistentVolume` and those of its sources, of `pkg/apis/core/v1/defaults.go`. */
import type { PersistentVolume } from '../../../../kube/api/core/persistentvolume';

/** What a source's own defaults fill in. */
const SOURCE_DEFAULTS = (): Record<string, Record<string, unknown>> => ({
  hostPath: { type: '' },
  iscsi: { iscsiInterface: 'default' },
  rbd: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  azureDisk: { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false },
  scaleIO: { storageMode: 'ThinProvisioned', fsType: 'xfs' },
});

/** Fills phase, reclaim policy, volume mode and the source's own fields. */
export function setPersistentVolumeDefaults(pv: PersistentVolume): void {
  pv.spec ??= {};
  const { spec } = pv;
  pv.status ??= {};
  pv.status.phase ||= 'Pending';
  spec.persistentVolumeReclaimPolicy ||= 'Retain';
  spec.volumeMode ??= 'Filesystem';
  for (const [source, defaults] of Object.entries(SOURCE_DEFAULTS())) {
    const given = spec[source];
    if (!given) continue;
    for (const [field, value] of Object.entries(defaults)) given[field] ??= value;
  }
}
