/** Columns of `kubectl get persistentvolumeclaims`: `printPersistentVolumeClaim`. */
import type { PersistentVolumeClaim } from '../../../../kube/api/core/v1';
import { accessModesText } from '../../../../kube/core/access-modes';
import { ageColumn, nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column } from '../../strategy';
import { BETA_STORAGE_CLASS } from '../persistentvolume/columns';

/** Columns of a PersistentVolumeClaim; size and modes show once a volume is bound. */
export const persistentVolumeClaimColumns: Column<PersistentVolumeClaim>[] = [
  nameColumn,
  {
    name: 'Status',
    cell: ({ metadata, status }) => (metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
  },
  { name: 'Volume', cell: ({ spec }) => spec.volumeName ?? '' },
  {
    name: 'Capacity',
    cell: ({ spec, status }) => (spec.volumeName ? quantityText(status?.capacity?.storage) : ''),
  },
  {
    name: 'Access Modes',
    cell: ({ spec, status }) => (spec.volumeName ? accessModesText(status?.accessModes) : ''),
  },
  {
    name: 'StorageClass',
    cell: ({ metadata, spec }) => metadata.annotations?.[BETA_STORAGE_CLASS] ?? spec.storageClassName ?? '',
  },
  ageColumn,
  { name: 'VolumeMode', priority: 1, cell: ({ spec }) => spec.volumeMode ?? '<unset>' },
];
