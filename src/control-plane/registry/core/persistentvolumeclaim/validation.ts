/** `ValidatePersistentVolumeClaim` of `pkg/apis/core/validation`. */

import { deepCopy, deepEqual } from '../../../../go/json/deep';
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../../../kube/api/core/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidEach } from '../../field-checks';
import { goDiff } from '../../go-diff';
import { compareQuantities, validatePositiveQuantity, validateResourceQuantity } from '../../quantity-checks';
import { validateAccessModes } from '../persistentvolume/access-modes';
import { BETA_STORAGE_CLASS } from '../persistentvolume/columns';
import { validateVolumeMode } from '../persistentvolume/validation';

function validateStorage(spec: PersistentVolumeClaimSpec, path: string): FieldError[] {
  const field = `${path}.resources[storage]`;
  const storage = spec.resources?.requests?.storage;
  if (storage === undefined) return [required(field)];
  const errors = validatePositiveQuantity(storage, field);
  return errors.length > 0 ? errors : validateResourceQuantity('storage', storage, field);
}

function validateDataSource(
  source: NonNullable<PersistentVolumeClaimSpec['dataSourceRef']>,
  field: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (!source.name) errors.push(required(`${field}.name`));
  if (!source.kind) errors.push(required(`${field}.kind`));
  const why = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
  if (!source.apiGroup && source.kind !== 'PersistentVolumeClaim') errors.push(invalid(field, source.kind ?? '', why));
  return errors;
}

function validateDataSources(spec: PersistentVolumeClaimSpec, path: string): FieldError[] {
  const { dataSource, dataSourceRef } = spec;
  const errors: FieldError[] = [];
  if (dataSource) errors.push(...validateDataSource(dataSource, `${path}.dataSource`));
  if (dataSourceRef) errors.push(...validateDataSource(dataSourceRef, `${path}.dataSourceRef`));
  const same =
    dataSource?.apiGroup === dataSourceRef?.apiGroup &&
    dataSource?.kind === dataSourceRef?.kind &&
    dataSource?.name === dataSourceRef?.name;
  if (dataSource && dataSourceRef && !same)
    errors.push(invalid(path, `${path}.dataSource`, 'must match dataSourceRef'));
  return errors;
}

/** Errors of a claim's spec at `path`; also for the templates of StatefulSets and ephemeral volumes. */
export function validatePersistentVolumeClaimSpec(spec: PersistentVolumeClaimSpec, path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!spec.accessModes?.length) errors.push(required(`${path}.accessModes`, 'at least 1 access mode is required'));
  if (spec.selector) errors.push(...validateLabelSelector(spec.selector, `${path}.selector`));
  errors.push(...validateAccessModes(spec.accessModes ?? [], `${path}.accessModes`), ...validateStorage(spec, path));
  if (spec.storageClassName) {
    const messages = nameIsDNSSubdomain(spec.storageClassName, false);
    errors.push(...invalidEach(`${path}.storageClassName`, spec.storageClassName, messages));
  }
  errors.push(...validateVolumeMode(spec.volumeMode, `${path}.volumeMode`));
  return [...errors, ...validateDataSources(spec, path)];
}

/** Every error of a claim but those of its metadata. */
export function validatePersistentVolumeClaim(pvc: PersistentVolumeClaim): FieldError[] {
  return validatePersistentVolumeClaimSpec(pvc.spec, 'spec');
}

/** The two specs with what may differ made the same. */
function comparableSpecs(pvc: PersistentVolumeClaim, old: PersistentVolumeClaim) {
  const before = deepCopy(old.spec);
  const after = deepCopy(pvc.spec);
  const oldClass = old.metadata.annotations?.[BETA_STORAGE_CLASS];
  if (!before.volumeName && after.volumeName) before.volumeName = after.volumeName;
  // A claim without a class may be given the default one later, or the one its annotation names.
  if (before.storageClassName === undefined && after.storageClassName !== undefined)
    if (oldClass === undefined || oldClass === after.storageClassName) delete after.storageClassName;
  if (pvc.status?.phase === 'Bound' && after.resources?.requests && before.resources?.requests?.storage !== undefined)
    after.resources.requests.storage = before.resources.requests.storage;
  return { before, after };
}

function validateAnnotationUpdate(pvc: PersistentVolumeClaim, old: PersistentVolumeClaim): FieldError[] {
  const before = old.metadata.annotations?.[BETA_STORAGE_CLASS];
  const after = pvc.metadata.annotations?.[BETA_STORAGE_CLASS];
  const upgraded =
    before !== undefined &&
    old.spec.storageClassName === undefined &&
    pvc.spec.storageClassName === before &&
    (after === undefined || after === before);
  if (upgraded || (before ?? '') === (after ?? '')) return [];
  return [invalid(`metadata.annotations.${BETA_STORAGE_CLASS}`, after ?? '', 'field is immutable')];
}

/** Errors of an update: everything of the new claim, then what may not change. */
export function validatePersistentVolumeClaimUpdate(
  pvc: PersistentVolumeClaim,
  old: PersistentVolumeClaim,
): FieldError[] {
  const errors = [...validatePersistentVolumeClaim(pvc), ...validateAnnotationUpdate(pvc, old)];
  const { before, after } = comparableSpecs(pvc, old);
  if (!deepEqual(before, after)) {
    const diff = goDiff('core.PersistentVolumeClaimSpec', before, after);
    const why = 'spec is immutable after creation except resources.requests for bound claims';
    errors.push(forbidden('spec', `${why}\n${diff}`));
  }
  const size = (claim: PersistentVolumeClaim) => claim.spec.resources?.requests?.storage;
  if (compareQuantities(size(pvc), size(old)) < 0)
    errors.push(forbidden('spec.resources.requests.storage', 'field can not be less than previous value'));
  return [...errors, ...validateImmutableField(pvc.spec.volumeMode, old.spec.volumeMode, 'volumeMode')];
}
