/** Columns of `kubectl get persistentvolumes`: `printPersistentVolume`. */
import type { PersistentVolume } from '../../../../kube/api/core/v1';
import { accessModesText } from '../../../../kube/core/access-modes';
import { ageColumn, nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column } from '../../strategy';

/** The annotation that named the class before `storageClassName` did; it still wins. */
export const BETA_STORAGE_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** Columns of a PersistentVolume. */
export const persistentVolumeColumns: Column<PersistentVolume>[] = [
  nameColumn,
  { name: 'Capacity', cell: ({ spec }) => quantityText(spec.capacity?.storage) },
  { name: 'Access Modes', cell: ({ spec }) => accessModesText(spec.accessModes) },
  { name: 'Reclaim Policy', cell: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? '' },
  {
    name: 'Status',
    cell: ({ metadata, status }) => (metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
  },
  {
    name: 'Claim',
    cell: ({ spec }) => (spec.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : ''),
  },
  {
    name: 'StorageClass',
    cell: ({ metadata, spec }) => metadata.annotations?.[BETA_STORAGE_CLASS] ?? spec.storageClassName ?? '',
  },
  { name: 'Reason', cell: ({ status }) => status?.reason ?? '' },
  ageColumn,
  { name: 'VolumeMode', priority: 1, cell: ({ spec }) => spec.volumeMode ?? '<unset>' },
];
