/** Columns of `kubectl get storageclasses`: `printStorageClass`. */
import type { StorageClass } from '../../../../kube/api/storage/v1';
import { ageColumn } from '../../object-columns';
import type { Column } from '../../strategy';

const DEFAULT_CLASS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** Whether claims that name no class get this one. */
function isDefaultStorageClass({ metadata }: StorageClass): boolean {
  return DEFAULT_CLASS.some((annotation) => metadata.annotations?.[annotation] === 'true');
}

/** Columns of a StorageClass. */
export const storageClassColumns: Column<StorageClass>[] = [
  {
    name: 'Name',
    format: 'name',
    cell: (storageClass) => storageClass.metadata.name + (isDefaultStorageClass(storageClass) ? ' (default)' : ''),
  },
  { name: 'Provisioner', cell: ({ provisioner }) => provisioner },
  { name: 'ReclaimPolicy', cell: ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete' },
  { name: 'VolumeBindingMode', cell: ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate' },
  { name: 'AllowVolumeExpansion', cell: ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false },
  ageColumn,
];
