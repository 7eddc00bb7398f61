/** CSI drivers: `pkg/registry/storage/csidriver`. */

import type { CSIDriver } from '../../../../kube/api/storage/v1';
import type { Strategy } from '../../strategy';
import { csiDriverColumns } from './columns';
import { validateCSIDriver } from './validation';

/** `SetDefaults_CSIDriver`: what a driver that says nothing is taken for. */
export const csiDriverStrategy: Strategy<CSIDriver> = {
  setDefaults(driver) {
    driver.spec = {
      attachRequired: true,
      podInfoOnMount: false,
      storageCapacity: false,
      fsGroupPolicy: 'ReadWriteOnceWithFSType',
      requiresRepublish: false,
      seLinuxMount: false,
      ...driver.spec,
    };
    if (!driver.spec.volumeLifecycleModes?.length) driver.spec.volumeLifecycleModes = ['Persistent'];
  },
  validate: validateCSIDriver,
  hasGeneration: false,
  columns: csiDriverColumns,
};
