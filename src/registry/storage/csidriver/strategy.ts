/** CSI drivers: `pkg/registry/storage/csidriver`. */
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

function tokenRequestsText(requests: { audience?: string }[] | undefined): string {
  return requests ? requests.map(({ audience }) => audience ?? '').join(',') : '<unset>';
}

/** Columns of a CSIDriver: `printCSIDriver`. */
export const csiDriverColumns: Column[] = [
  nameColumn,
  { name: 'AttachRequired', cell: ({ spec }) => spec?.attachRequired ?? true },
  { name: 'PodInfoOnMount', cell: ({ spec }) => spec?.podInfoOnMount ?? false },
  { name: 'StorageCapacity', cell: ({ spec }) => spec?.storageCapacity ?? false },
  { name: 'TokenRequests', cell: ({ spec }) => tokenRequestsText(spec?.tokenRequests) },
  { name: 'RequiresRepublish', cell: ({ spec }) => spec?.requiresRepublish ?? false },
  { name: 'Modes', cell: ({ spec }) => (spec?.volumeLifecycleModes ?? []).join(',') || '<none>' },
  ageColumn,
];

/** `SetDefaults_CSIDriver`: what a driver that says nothing is taken for. */
export const csiDriverStrategy: Strategy = {
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
  hasGeneration: false,
  columns: csiDriverColumns,
};
