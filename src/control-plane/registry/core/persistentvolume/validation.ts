/** `ValidatePersistentVolume` of `pkg/apis/core/validation`. */
import { posix } from 'node:path';
import { deepEqual } from '../../../../go/json/deep';
import type { PersistentVolume, PersistentVolumeSpec } from '../../../../kube/api/core/v1';
import {
  type FieldError,
  FieldError as FieldErrorValue,
  forbidden,
  notSupported,
  required,
} from '../../../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidEach, invalidGo, sortedEntries } from '../../field-checks';
import { goDiff } from '../../go-diff';
import { goSyntax } from '../../go-syntax';
import { validateBasicResource, validatePositiveQuantity } from '../../quantity-checks';
import { validateNodeSelector } from '../pod/validation/node-selector';
import { validateAccessModes } from './access-modes';
import { validateVolumeSource, volumeSources } from './source-validation';

/** The two ways a volume can be handed to a container. */
const VOLUME_MODES = ['Block', 'Filesystem'];

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];

function validateCapacity({ capacity }: PersistentVolumeSpec): FieldError[] {
  const errors: FieldError[] = [];
  const entries = sortedEntries(capacity);
  if (entries.length === 0) errors.push(required('spec.capacity'));
  if (capacity?.storage === undefined || entries.length > 1) {
    const shown = goSyntax('core.ResourceList', capacity);
    errors.push(new FieldErrorValue('Unsupported value', 'spec.capacity', shown, 'supported values: "storage"'));
  }
  for (const [resource, quantity] of entries) {
    const field = `spec.capacity[${resource}]`;
    errors.push(...validateBasicResource(quantity, field), ...validatePositiveQuantity(quantity, field));
  }
  return errors;
}

function validateNodeAffinity({ nodeAffinity }: PersistentVolumeSpec): FieldError[] {
  if (!nodeAffinity) return [];
  const field = 'spec.nodeAffinity.required';
  if (!nodeAffinity.required) return [required(field, 'must specify required node constraints')];
  const errors: FieldError[] = [];
  validateNodeSelector(nodeAffinity.required, field, errors);
  return errors;
}

function validateRecycledRoot({ hostPath, persistentVolumeReclaimPolicy }: PersistentVolumeSpec): FieldError[] {
  if (!hostPath || persistentVolumeReclaimPolicy !== 'Recycle') return [];
  return posix.normalize(hostPath.path || '.').replace(/(.)\/$/, '$1') === '/'
    ? [forbidden('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'")]
    : [];
}

/** Every error of a volume but those of its metadata, in the API server's order. */
export function validatePersistentVolume({ metadata, spec }: PersistentVolume): FieldError[] {
  const policy = spec.persistentVolumeReclaimPolicy;
  const affinityErrors = validateNodeAffinity(spec);
  const errors: FieldError[] = [];
  if (!spec.accessModes?.length) errors.push(required('spec.accessModes'));
  errors.push(...validateAccessModes(spec.accessModes ?? [], 'spec.accessModes'), ...validateCapacity(spec));
  if (policy && !RECLAIM_POLICIES.includes(policy))
    errors.push(notSupported('spec.persistentVolumeReclaimPolicy', policy, RECLAIM_POLICIES));
  errors.push(...affinityErrors);
  errors.push(...validateVolumeSource(spec, metadata.name, spec.nodeAffinity?.required !== undefined));
  errors.push(...validateRecycledRoot(spec));
  if (spec.storageClassName) {
    const messages = nameIsDNSSubdomain(spec.storageClassName, false);
    errors.push(...invalidEach('spec.storageClassName', spec.storageClassName, messages));
  }
  errors.push(...validateVolumeMode(spec.volumeMode, 'spec.volumeMode'));
  return errors;
}

/** The `volumeMode` of a volume or a claim: absent, or one of the two. */
export function validateVolumeMode(mode: string | undefined, path: string): FieldError[] {
  return mode === undefined || VOLUME_MODES.includes(mode) ? [] : [notSupported(path, mode, VOLUME_MODES)];
}

/** The source alone, as the embedded struct `core.PersistentVolumeSource` holds it. */
function sourceOf(spec: PersistentVolumeSpec): Record<string, unknown> {
  return Object.fromEntries(volumeSources().flatMap((json) => (spec[json] ? [[json, spec[json]]] : [])));
}

function validateSourceUpdate(pv: PersistentVolume, old: PersistentVolume): FieldError[] {
  const before = sourceOf(old.spec);
  const after = sourceOf(pv.spec);
  const csi = after.csi as Record<string, unknown> | undefined;
  const oldCSI = before.csi as Record<string, unknown> | undefined;
  // The secret for growing a volume may be added later.
  if (csi?.controllerExpandSecretRef && oldCSI && !oldCSI.controllerExpandSecretRef)
    after.csi = { ...csi, controllerExpandSecretRef: undefined };
  if (deepEqual(before, after)) return [];
  const diff = goDiff('core.PersistentVolumeSource', before, after);
  const field = 'spec.persistentvolumesource';
  return [forbidden(field, `spec.persistentvolumesource is immutable after creation\n${diff}`)];
}

function validateAffinityUpdate(pv: PersistentVolume, old: PersistentVolume): FieldError[] {
  const before = old.spec.nodeAffinity;
  if (!before || deepEqual(before, pv.spec.nodeAffinity)) return [];
  const after = pv.spec.nodeAffinity;
  const shown = after ? goSyntax('core.VolumeNodeAffinity', after) : '"null"';
  return [invalidGo('nodeAffinity', shown, 'field is immutable, except for updating from beta label to GA')];
}

/** Errors of an update: everything of the new volume, then what may not change. */
export function validatePersistentVolumeUpdate(pv: PersistentVolume, old: PersistentVolume): FieldError[] {
  return [
    ...validatePersistentVolume(pv),
    ...validateSourceUpdate(pv, old),
    ...validateImmutableField(pv.spec.volumeMode, old.spec.volumeMode, 'volumeMode'),
    ...validateAffinityUpdate(pv, old),
  ];
}
