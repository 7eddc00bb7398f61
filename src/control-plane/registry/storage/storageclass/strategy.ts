/** Storage classes: `pkg/registry/storage/storageclass`. */
import type { StorageClass } from '../../../../kube/api/storage/v1';
import { deprecatedLabelWarning } from '../../core/persistentvolume/warnings';
import type { Strategy } from '../../strategy';
import { storageClassColumns } from './columns';
import { validateStorageClass, validateStorageClassUpdate } from './validation';

/** Classes have neither spec nor status. */
export const storageClassStrategy: Strategy<StorageClass> = {
  setDefaults(storageClass) {
    storageClass.reclaimPolicy ??= 'Delete';
    storageClass.volumeBindingMode ??= 'Immediate';
  },
  warn(storageClass, ctx) {
    for (const [i, term] of (storageClass.allowedTopologies ?? []).entries())
      for (const [j, { key }] of (term.matchLabelExpressions ?? []).entries()) {
        const field = `allowedTopologies[${i}].matchLabelExpressions[${j}].key`;
        for (const warning of deprecatedLabelWarning(key, field)) ctx.warn(warning);
      }
  },
  validate: validateStorageClass,
  validateUpdate: validateStorageClassUpdate,
  columns: storageClassColumns,
};
