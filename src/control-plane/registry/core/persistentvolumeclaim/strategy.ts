/** Persistent volume claims: `pkg/registry/core/persistentvolumeclaim`. */
import type { PersistentVolumeClaim } from '../../../../kube/api/core/v1';
import { formatQuantity, milliValue, parseQuantity } from '../../../../kube/quantity/quantity';
import type { Strategy } from '../../strategy';
import { storageClassAnnotationWarning } from '../persistentvolume/warnings';
import { persistentVolumeClaimColumns } from './columns';
import { normalizeDataSources } from './data-source';
import { validatePersistentVolumeClaim, validatePersistentVolumeClaimUpdate } from './validation';

/** What the API server says of a claim that is valid but odd: `GetWarningsForPersistentVolumeClaim`. */
function persistentVolumeClaimWarnings({ metadata, spec }: PersistentVolumeClaim): string[] {
  const warnings = storageClassAnnotationWarning(metadata.annotations);
  for (const list of ['requests', 'limits'] as const) {
    const storage = spec.resources?.[list]?.storage;
    const quantity = storage === undefined ? undefined : parseQuantity(storage);
    if (quantity && milliValue(quantity) % 1000n !== 0n)
      warnings.push(
        `spec.resources.${list}[storage]: fractional byte value "${formatQuantity(quantity)}" is invalid, must be an integer`,
      );
  }
  return warnings;
}

/** Claims start out `Pending`; the volume controller binds them. Finalizers and the default class come from admission. */
export const persistentVolumeClaimStrategy: Strategy<PersistentVolumeClaim> = {
  setDefaults(pvc) {
    pvc.spec ??= {};
    pvc.spec.resources ??= {};
    pvc.spec.volumeMode ??= 'Filesystem';
    pvc.status ??= {};
    pvc.status.phase ||= 'Pending';
  },
  prepareForCreate(pvc) {
    pvc.status = { phase: 'Pending' };
    normalizeDataSources(pvc.spec);
  },
  prepareForUpdate(pvc, old) {
    normalizeDataSources(pvc.spec, old.spec);
  },
  warn(pvc, ctx) {
    for (const warning of persistentVolumeClaimWarnings(pvc)) ctx.warn(warning);
  },
  validate: validatePersistentVolumeClaim,
  validateUpdate: validatePersistentVolumeClaimUpdate,
  columns: persistentVolumeClaimColumns,
};
