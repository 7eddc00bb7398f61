/** Volume attachments: `pkg/registry/storage/volumeattachment` and `ValidateVolumeAttachment`. */

import { deepEqual } from '../../../../go/json/deep';
import type { VolumeAttachment } from '../../../../kube/api/storage/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { validateCSIDriverName } from '../../core/persistentvolume/csi-validation';
import { invalidEach, invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import type { Strategy } from '../../strategy';
import { volumeAttachmentColumns } from './columns';

function validateSpec({ spec }: VolumeAttachment): FieldError[] {
  const { attacher = '', nodeName = '', source } = spec ?? {};
  const errors: FieldError[] = [];
  const field = 'spec.source';
  if (!attacher) errors.push(required('spec.attacher'));
  if (source?.persistentVolumeName === undefined)
    errors.push(required(field, 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'));
  else if (!source.persistentVolumeName)
    errors.push(required(`${field}.persistentVolumeName`, 'must specify non empty persistentVolumeName'));
  return [...errors, ...invalidEach('spec.nodeName', nodeName, nameIsDNSSubdomain(nodeName, false))];
}

/** Every error of an attachment but those of its metadata. */
function validateVolumeAttachment(attachment: VolumeAttachment): FieldError[] {
  const volume = attachment.spec?.source?.persistentVolumeName;
  const messages = volume === undefined ? [] : nameIsDNSSubdomain(volume, false);
  return [
    ...validateSpec(attachment),
    ...validateCSIDriverName(attachment.spec?.attacher ?? '', 'spec.attacher'),
    ...invalidEach('spec.source.persistentVolumeName', volume, messages),
  ];
}

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
