/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { CSIDriver } from '../../../../kube/api/storage/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

function tokenRequestsText(requests: { audience?: string }[] | undefined): string {
  return requests ? requests.map(({ audience }) => audience ?? '').join(',') : '<unset>';
}

/** Columns of a CSIDriver: `printCSIDriver`. */
export const csiDriverColumns: Column<CSIDriver>[] = [
  nameColumn,
  { name: 'AttachRequired', cell: ({ spec }) => spec?.attachRequired ?? true },
  { name: 'PodInfoOnMount', cell: ({ spec }) => spec?.podInfoOnMount ?? false },
  { name: 'StorageCapacity', cell: ({ spec }) => spec?.storageCapacity ?? false },
  { name: 'TokenRequests', cell: ({ spec }) => tokenRequestsText(spec?.tokenRequests) },
  { name: 'RequiresRepublish', cell: ({ spec }) => spec?.requiresRepublish ?? false },
  { name: 'Modes', cell: ({ spec }) => (spec?.volumeLifecycleModes ?? []).join(',') || '<none>' },
  ageColumn,
];
