/** Defaults of volumes. */
import type { DownwardAPIVolumeFile, Volume, VolumeProjection } from '../../../../../kube/api/core/v1';

/** 0644 in decimal, as JSON has it. */
const FILE_MODE = 420;

function setFileDefaults(files: DownwardAPIVolumeFile[] | undefined): void {
  for (const { fieldRef } of files ?? []) if (fieldRef) fieldRef.apiVersion ||= 'v1';
}

function setProjectionDefaults({ downwardAPI, serviceAccountToken }: VolumeProjection): void {
  setFileDefaults(downwardAPI?.items);
  if (serviceAccountToken) serviceAccountToken.expirationSeconds ??= 3600;
}

/** Fills the fields of `source` that are absent or zero. */
function fill<T extends object>(source: T | undefined, defaults: Partial<T>): void {
  if (!source) return;
  for (const field of Object.keys(defaults) as (keyof T)[]) source[field] ||= defaults[field] as T[keyof T];
}

/** The volume sources of vendors and protocols. */
function setNetworkSourceDefaults(volume: Volume): void {
  fill(volume.iscsi, { iscsiInterface: 'default' });
  fill(volume.rbd, { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' });
  fill(volume.scaleIO, { storageMode: 'ThinProvisioned', fsType: 'xfs' });
  if (volume.azureDisk)
    volume.azureDisk = {
      cachingMode: 'ReadWrite',
      kind: 'Shared',
      fsType: 'ext4',
      readOnly: false,
      ...volume.azureDisk,
    };
}

/** `SetDefaults_Volume` and the defaults of each source; a volume without any source is an `emptyDir`. */
export function setVolumeDefaults(volume: Volume): void {
  if (!Object.entries(volume).some(([field, source]) => field !== 'name' && source)) volume.emptyDir = {};
  if (volume.hostPath) volume.hostPath.type ??= '';
  if (volume.secret) volume.secret.defaultMode ??= FILE_MODE;
  if (volume.configMap) volume.configMap.defaultMode ??= FILE_MODE;
  if (volume.downwardAPI) {
    volume.downwardAPI.defaultMode ??= FILE_MODE;
    setFileDefaults(volume.downwardAPI.items);
  }
  if (volume.projected) {
    volume.projected.defaultMode ??= FILE_MODE;
    for (const projection of volume.projected.sources ?? []) setProjectionDefaults(projection);
  }
  const claim = volume.ephemeral?.volumeClaimTemplate;
  if (claim?.spec) claim.spec.volumeMode ??= 'Filesystem';
  setNetworkSourceDefaults(volume);
}
