/** The kinds of `storage.k8s.io`. */

import type { Strategy } from '../strategy';
import { csiDriverStrategy } from './csidriver/strategy';
import { csiNodeStrategy } from './csinode/strategy';
import { csiStorageCapacityStrategy } from './csistoragecapacity/strategy';
import { storageClassStrategy } from './storageclass/strategy';
import { volumeAttachmentStrategy } from './volumeattachment/strategy';

/** Strategies by resource. */
export const storageStrategies: Record<string, Strategy> = {
  'csidrivers.storage.k8s.io': csiDriverStrategy,
  'csinodes.storage.k8s.io': csiNodeStrategy,
  'csistoragecapacities.storage.k8s.io': csiStorageCapacityStrategy,
  'storageclasses.storage.k8s.io': storageClassStrategy,
  'volumeattachments.storage.k8s.io': volumeAttachmentStrategy,
};
