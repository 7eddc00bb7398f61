/** CSI storage capacities: `pkg/registry/storage/csistoragecapacity`. */
import type { CSIStorageCapacity } from '../../../../kube/api/storage/v1';
import { nameColumn } from '../../object-columns';
import { quantityText } from '../../quantity-checks';
import type { Column, Strategy } from '../../strategy';

/** Columns of a CSIStorageCapacity: `printCSIStorageCapacity`. */
const csiStorageCapacityColumns: Column<CSIStorageCapacity>[] = [
  nameColumn,
  { name: 'StorageClassName', cell: ({ storageClassName }) => storageClassName ?? '' },
  { name: 'Capacity', cell: ({ capacity }) => (capacity === undefined ? '<unset>' : quantityText(capacity)) },
];

/** Capacities are published by the drivers. */
export const csiStorageCapacityStrategy: Strategy<CSIStorageCapacity> = { columns: csiStorageCapacityColumns };
