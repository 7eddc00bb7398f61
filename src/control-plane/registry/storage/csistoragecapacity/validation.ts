/** What a published capacity must be like: `ValidateCSIStorageCapacity` of `pkg/apis/storage/validation`. */
import type { CSIStorageCapacity } from '../../../../kube/api/storage/v1';
import type { FieldError } from '../../../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidEach } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateNonnegativeQuantity } from '../../quantity-checks';

/** Every error of a capacity but those of its metadata. */
export function validateCSIStorageCapacity(published: CSIStorageCapacity): FieldError[] {
  const { storageClassName = '', nodeTopology, capacity, maximumVolumeSize } = published;
  return [
    ...invalidEach('storageClassName', storageClassName, nameIsDNSSubdomain(storageClassName, false)),
    ...validateLabelSelector(nodeTopology, 'nodeTopology'),
    ...(capacity === undefined ? [] : validateNonnegativeQuantity(capacity, 'capacity')),
    ...(maximumVolumeSize === undefined ? [] : validateNonnegativeQuantity(maximumVolumeSize, 'maximumVolumeSize')),
  ];
}

/** Errors of an update: what a capacity is about never changes. */
export function validateCSIStorageCapacityUpdate(now: CSIStorageCapacity, old: CSIStorageCapacity): FieldError[] {
  const topology = goSyntax('*v1.LabelSelector', now.nodeTopology);
  return [
    ...validateCSIStorageCapacity(now),
    ...validateImmutableField(now.nodeTopology, old.nodeTopology, 'nodeTopology', topology),
    ...validateImmutableField(now.storageClassName, old.storageClassName, 'storageClassName'),
  ];
}
