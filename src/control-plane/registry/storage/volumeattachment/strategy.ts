/** Volume attachments: `pkg/registry/storage/volumeattachment` and `ValidateVolumeAttachment`. */

import { deepEqual } from '../../../../go/json/deep';
import type { VolumeAttachment } from '../../../../kube/api/storage/v1';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import type { Strategy } from '../../strategy';
import { volumeAttachmentColumns } from './columns';
import { validateSpec, validateVolumeAttachment } from './validation';

/** Attachments never change: only their status does. */
export const volumeAttachmentStrategy: Strategy<VolumeAttachment> = {
  prepareForCreate(attachment) {
    attachment.status = { attached: false };
  },
  validate: validateVolumeAttachment,
  validateUpdate: (attachment, old) => [
    ...validateSpec(attachment),
    ...(deepEqual(attachment.spec, old.spec)
      ? []
      : [invalidGo('spec', goSyntax('storage.VolumeAttachmentSpec', attachment.spec), 'field is immutable')]),
  ],
  columns: volumeAttachmentColumns,
};
