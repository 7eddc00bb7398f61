/** Volumes of a CSI driver: `validateCSIPersistentVolumeSource`. */
import type { PersistentVolumeSpec } from '../../../../kube/api/core/v1';
import { type FieldError, required, tooLong } from '../../../../kube/errors/field-error';
import { isDNS1123Label, isDNS1123Subdomain } from '../../../../kube/names/name-formats';
import { invalidEach } from '../../field-checks';

/** The name of a CSI driver: a domain in any case, at most 63 characters. */
export function validateCSIDriverName(name: string, field: string): FieldError[] {
  return [
    ...(name === '' ? [required(field)] : []),
    ...(name.length > 63 ? [tooLong(field, 63)] : []),
    ...invalidEach(field, name, isDNS1123Subdomain(name.toLowerCase())),
  ];
}

function validateSecretReference(ref: { name?: string; namespace?: string }, field: string): FieldError[] {
  return [
    ...(ref.name ? invalidEach(`${field}.name`, ref.name, isDNS1123Subdomain(ref.name)) : [required(`${field}.name`)]),
    ...(ref.namespace
      ? invalidEach(`${field}.namespace`, ref.namespace, isDNS1123Label(ref.namespace))
      : [required(`${field}.namespace`)]),
  ];
}

const SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
] as const;

/** Errors of driver, handle and secrets. */
export function validateCSISource(csi: NonNullable<PersistentVolumeSpec['csi']>, field: string): FieldError[] {
  return [
    ...validateCSIDriverName(csi.driver ?? '', `${field}.driver`),
    ...(csi.volumeHandle ? [] : [required(`${field}.volumeHandle`)]),
    ...SECRETS.flatMap((name) => {
      const ref = csi[name];
      return ref ? validateSecretReference(ref, `${field}.${name}`) : [];
    }),
  ];
}
