/** What an object of the kind must be like. */
import type { VolumeAttachment } from '../../../../kube/api/storage/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { validateCSIDriverName } from '../../core/persistentvolume/csi-validation';
import { invalidEach } from '../../field-checks';

export function validateSpec({ spec }: VolumeAttachment): FieldError[] {
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
export function validateVolumeAttachment(attachment: VolumeAttachment): FieldError[] {
  const volume = attachment.spec?.source?.persistentVolumeName;
  const messages = volume === undefined ? [] : nameIsDNSSubdomain(volume, false);
  return [
    ...validateSpec(attachment),
    ...validateCSIDriverName(attachment.spec?.attacher ?? '', 'spec.attacher'),
    ...invalidEach('spec.source.persistentVolumeName', volume, messages),
  ];
}
