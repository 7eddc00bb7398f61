/** Persistent volumes: `pkg/registry/core/persistentvolume`. */
import type { PersistentVolume } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { persistentVolumeColumns } from './columns';
import { setPersistentVolumeDefaults } from './defaults';
import { validatePersistentVolume, validatePersistentVolumeUpdate } from './validation';
import { persistentVolumeWarnings } from './warnings';

/** Volumes start out `Pending`; who binds or frees them is the volume controller. */
export const persistentVolumeStrategy: Strategy<PersistentVolume> = {
  setDefaults: setPersistentVolumeDefaults,
  prepareForCreate(pv) {
    pv.status = { phase: 'Pending' };
  },
  warn(pv, ctx) {
    for (const warning of persistentVolumeWarnings(pv)) ctx.warn(warning);
  },
  validate: validatePersistentVolume,
  validateUpdate: validatePersistentVolumeUpdate,
  columns: persistentVolumeColumns,
};
