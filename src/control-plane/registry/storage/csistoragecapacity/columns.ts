/** Columns of `kubectl get csistoragecapacities`: `printCSIStorageCapacity`. */
import type { CSIStorageCapacity } from '../../../../kube/api/storage/v1';
import { nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column } from '../../strategy';

/** Columns of a CSIStorageCapacity. */
export const csiStorageCapacityColumns: Column<CSIStorageCapacity>[] = [
  nameColumn,
  { name: 'StorageClassName', cell: ({ storageClassName }) => storageClassName ?? '' },
  { name: 'Capacity', cell: ({ capacity }) => (capacity === undefined ? '<unset>' : quantityText(capacity)) },
];
