/** CSI drivers: `pkg/registry/storage/csidriver`. */

import type { CSIDriver } from '../../../../kube/api/storage/v1';
import { duplicate, type FieldError, invalid } from '../../../../kube/errors/field-error';
import { validateCSIDriverName } from '../../core/persistentvolume/csi-validation';
import { unsupported } from '../../field-checks';
import type { Strategy } from '../../strategy';
import { csiDriverColumns } from './columns';

const FS_GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType'];
const LIFECYCLE_MODES = ['Persistent', 'Ephemeral'];

/** `ValidateCSIDriver` */
function validateCSIDriver({ metadata, spec }: CSIDriver): FieldError[] {
  const errors = validateCSIDriverName(metadata.name, 'name');
  const audiences = new Set<string>();
  for (const [i, { audience = '', expirationSeconds: seconds }] of (spec.tokenRequests ?? []).entries()) {
    const path = `spec.tokenRequests[${i}]`;
    if (audiences.has(audience)) errors.push(duplicate(`${path}.audience`, audience));
    audiences.add(audience);
    if (seconds !== undefined && seconds < 600)
      errors.push(invalid(`${path}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes'));
  }
  for (const mode of spec.volumeLifecycleModes ?? [])
    if (!LIFECYCLE_MODES.includes(mode)) errors.push(unsupported('spec.volumeLifecycleModes', mode, LIFECYCLE_MODES));
  if (!FS_GROUP_POLICIES.includes(spec.fsGroupPolicy ?? ''))
    errors.push(unsupported('spec.fsGroupPolicy', spec.fsGroupPolicy ?? '', FS_GROUP_POLICIES));
  return errors;
}

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
