/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { VolumeAttachment } from '../../../../kube/api/storage/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a VolumeAttachment: `printVolumeAttachment`. */
export const volumeAttachmentColumns: Column<VolumeAttachment>[] = [
  nameColumn,
  { name: 'Attacher', format: 'name', cell: ({ spec }) => spec.attacher },
  { name: 'PV', cell: ({ spec }) => spec.source.persistentVolumeName ?? '' },
  { name: 'Node', cell: ({ spec }) => spec.nodeName },
  { name: 'Attached', cell: ({ status }) => status?.attached ?? false },
  ageColumn,
];
