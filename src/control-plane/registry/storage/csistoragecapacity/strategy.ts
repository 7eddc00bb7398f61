/** CSI storage capacities: `pkg/registry/storage/csistoragecapacity`. */
import type { CSIStorageCapacity } from '../../../../kube/api/storage/v1';
import type { Strategy } from '../../strategy';
import { csiStorageCapacityColumns } from './columns';
import { validateCSIStorageCapacity, validateCSIStorageCapacityUpdate } from './validation';

/** Capacities are published by the drivers. */
export const csiStorageCapacityStrategy: Strategy<CSIStorageCapacity> = {
  validate: validateCSIStorageCapacity,
  validateUpdate: validateCSIStorageCapacityUpdate,
  columns: csiStorageCapacityColumns,
};
