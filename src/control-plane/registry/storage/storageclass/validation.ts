/** `ValidateStorageClass` of `pkg/apis/storage/validation`. */

import { deepEqual } from '../../../../go/json/deep';
import type { StorageClass } from '../../../../kube/api/storage/v1';
import {
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
  tooLong,
} from '../../../../kube/errors/field-error';
import { isQualifiedName } from '../../../../kube/names/name-formats';
import { validateLabelName } from '../../../../kube/validation/label-validation';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidEach, sortedEntries } from '../../field-checks';

const MAX_PARAMETERS = 512;
const MAX_PARAMETERS_BYTES = 256 * 1024;
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];
const RECLAIM_POLICIES = ['Delete', 'Retain'];

function validateProvisioner(provisioner = ''): FieldError[] {
  if (!provisioner) return [required('provisioner')];
  return invalidEach('provisioner', provisioner, isQualifiedName(provisioner.toLowerCase()));
}

function validateParameters(parameters: Record<string, string> | undefined): FieldError[] {
  const entries = sortedEntries(parameters);
  if (entries.length > MAX_PARAMETERS) return [tooLong('parameters', MAX_PARAMETERS)];
  const errors = entries
    .filter(([key]) => key === '')
    .map(([key]) => invalid('parameters', key, 'field can not be empty.'));
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  return size > MAX_PARAMETERS_BYTES ? [...errors, tooLong('parameters', MAX_PARAMETERS_BYTES)] : errors;
}

type Topology = NonNullable<StorageClass['allowedTopologies']>[number];

function validateTopology(term: Topology, field: string): FieldError[] {
  const keys = new Set<string>();
  return (term.matchLabelExpressions ?? []).flatMap(({ key, values }, i) => {
    const at = `${field}.matchLabelExpressions[${i}]`;
    const errors: FieldError[] = [];
    const seen = new Set<string>();
    if (!values?.length) errors.push(required(`${at}.values`));
    for (const [j, value] of (values ?? []).entries()) {
      if (seen.has(value)) errors.push(duplicate(`${at}.values[${j}]`, value));
      seen.add(value);
    }
    errors.push(...validateLabelName(key ?? '', `${at}.key`));
    if (keys.has(key)) errors.push(duplicate(`${at}.key`, key));
    keys.add(key);
    return errors;
  });
}

/** Every error of a class but those of its metadata. */
export function validateStorageClass(storageClass: StorageClass): FieldError[] {
  const { reclaimPolicy, volumeBindingMode } = storageClass;
  const errors = [...validateProvisioner(storageClass.provisioner), ...validateParameters(storageClass.parameters)];
  if (reclaimPolicy && !RECLAIM_POLICIES.includes(reclaimPolicy))
    errors.push(notSupported('reclaimPolicy', reclaimPolicy, RECLAIM_POLICIES));
  if (volumeBindingMode === undefined) errors.push(required('volumeBindingMode'));
  else if (!BINDING_MODES.includes(volumeBindingMode))
    errors.push(notSupported('volumeBindingMode', volumeBindingMode, BINDING_MODES));
  for (const [i, term] of (storageClass.allowedTopologies ?? []).entries())
    errors.push(...validateTopology(term, `allowedTopologies[${i}]`));
  return errors;
}

/** Errors of an update: nothing that decides about volumes may change. */
export function validateStorageClassUpdate(storageClass: StorageClass, old: StorageClass): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ['parameters', 'provisioner', 'reclaimPolicy'] as const)
    if (!deepEqual(storageClass[field], old[field]))
      errors.push(forbidden(field, `updates to ${field} are forbidden.`));
  return [
    ...errors,
    ...validateImmutableField(storageClass.volumeBindingMode, old.volumeBindingMode, 'volumeBindingMode'),
  ];
}
