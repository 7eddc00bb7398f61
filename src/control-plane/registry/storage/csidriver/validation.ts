/** What an object of the kind must be like. */
import type { CSIDriver } from '../../../../kube/api/storage/v1';
import { duplicate, type FieldError, invalid } from '../../../../kube/errors/field-error';
import { validateCSIDriverName } from '../../core/persistentvolume/csi-validation';
import { unsupported } from '../../field-checks';

const FS_GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType'];

const LIFECYCLE_MODES = ['Persistent', 'Ephemeral'];

/** `ValidateCSIDriver` */
export function validateCSIDriver({ metadata, spec }: CSIDriver): FieldError[] {
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
