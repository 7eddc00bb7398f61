/** Validation of `metadata`, the same for all kinds: `k8s.io/apimachinery/pkg/api/validation`. */
import { deepEqual } from '../../go/json/deep';
import { quote } from '../../go/strconv/quote';
import { FieldError, forbidden, goQuote, invalid, required, tooLong } from '../errors/field-error';
import { type ObjectMeta, type OwnerReference, parseGroupVersion } from '../meta/meta';
import { isQualifiedName } from '../names/name-formats';
import { nameIsDNSLabel, nameIsDNSSubdomain, type ValidateNameFunc } from '../names/name-functions';
import { validateLabels } from './label-validation';

const MAX_ANNOTATION_BYTES = 256 * 1024;

/** Errors of annotations: keys like labels', in any case; 256 KiB for all of them together. */
export function validateAnnotations(annotations: Record<string, string> | undefined, path: string): FieldError[] {
  const entries = Object.entries(annotations ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  return [
    ...entries.flatMap(([key]) => isQualifiedName(key.toLowerCase()).map((message) => invalid(path, key, message))),
    ...(size > MAX_ANNOTATION_BYTES ? [tooLong(path, MAX_ANNOTATION_BYTES)] : []),
  ];
}

/** An owner reference as Go's `%#v` prints it inside an error. */
function goOwnerReference(ref: OwnerReference): string {
  // Pointers print as addresses, which differ from run to run.
  const pointer = (flag: boolean | undefined) => (flag === undefined ? '(*bool)(nil)' : '(*bool)(0xc000000000)');
  return `v1.OwnerReference{APIVersion:${quote(ref.apiVersion)}, Kind:${quote(ref.kind)}, Name:${quote(ref.name)}, UID:${quote(ref.uid)}, Controller:${pointer(ref.controller)}, BlockOwnerDeletion:${pointer(ref.blockOwnerDeletion)}}`;
}

function validateOwnerReference(ref: OwnerReference, path: string): FieldError[] {
  const { group, version } = parseGroupVersion(ref.apiVersion ?? '');
  const errors: FieldError[] = [];
  if (!version) errors.push(invalid(`${path}.apiVersion`, ref.apiVersion ?? '', 'version must not be empty'));
  for (const field of ['kind', 'name', 'uid'] as const)
    if (!ref[field]) errors.push(invalid(`${path}.${field}`, '', 'must not be empty'));
  if (group === '' && version === 'v1' && ref.kind === 'Event')
    errors.push(
      new FieldError('Invalid value', path, goOwnerReference(ref), '/v1, Kind=Event is disallowed from being an owner'),
    );
  return errors;
}

/** Errors of owner references: complete, and one controller at most. */
function validateOwnerReferences(refs: readonly OwnerReference[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = [];
  let controller = '';
  for (const ref of refs ?? []) {
    errors.push(...validateOwnerReference(ref, path));
    if (!ref.controller) continue;
    const name = `${ref.kind}/${ref.name}`;
    if (controller === '') controller = name;
    else
      errors.push(
        new FieldError(
          'Invalid value',
          path,
          `[]v1.OwnerReference{${(refs ?? []).map((r) => goOwnerReference(r)).join(', ')}}`,
          `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`,
        ),
      );
  }
  return errors;
}

/** Errors of finalizers: qualified names, and not both deletion policies at once. */
function validateFinalizers(finalizers: readonly string[] | undefined, path: string): FieldError[] {
  const list = finalizers ?? [];
  const errors = list.flatMap((name) => isQualifiedName(name).map((message) => invalid(path, name, message)));
  if (list.includes('orphan') && list.includes('foregroundDeletion'))
    errors.push(
      new FieldError(
        'Invalid value',
        path,
        goStrings(list),
        'finalizer orphan and foregroundDeletion cannot be both set',
      ),
    );
  return errors;
}

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** Finalizers of Kubernetes' own kinds have a domain, but for the few it knows itself: `validateKubeFinalizerName`. */
export function validateKubeFinalizers(
  finalizers: readonly string[] | undefined,
  path = 'metadata.finalizers',
): FieldError[] {
  const why = 'name is neither a standard finalizer name nor is it fully qualified';
  return (finalizers ?? []).flatMap((name, i) =>
    name.includes('/') || STANDARD_FINALIZERS.includes(name) ? [] : [invalid(`${path}[${i}]`, name, why)],
  );
}

const goStrings = (list: readonly string[]) => `[]string{${list.map(quote).join(', ')}}`;

/** Errors of a number that must not be below zero. */
export function validateNonnegativeField(value: number, path: string): FieldError[] {
  return value < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : [];
}

/**
 * Errors of a new object's metadata in the order of `ValidateObjectMeta`; the name of a `generateName` has been drawn.
 * `validateName` defaults to a DNS subdomain.
 */
export function validateObjectMeta(
  meta: ObjectMeta,
  options: { namespaced: boolean; validateName?: ValidateNameFunc },
  path = 'metadata',
): FieldError[] {
  const validateName = options.validateName ?? nameIsDNSSubdomain;
  const errors: FieldError[] = [];
  const messages = (field: string, value: string, list: string[]) =>
    errors.push(...list.map((message) => invalid(`${path}.${field}`, value, message)));
  if (meta.generateName) messages('generateName', meta.generateName, validateName(meta.generateName, true));
  if (!meta.name) errors.push(required(`${path}.name`, 'name or generateName is required'));
  else messages('name', meta.name, validateName(meta.name, false));
  if (!options.namespaced) {
    if (meta.namespace) errors.push(forbidden(`${path}.namespace`, 'not allowed on this type'));
  } else if (!meta.namespace) errors.push(required(`${path}.namespace`));
  else messages('namespace', meta.namespace, nameIsDNSLabel(meta.namespace, false));
  return [
    ...errors,
    ...validateNonnegativeField(meta.generation ?? 0, `${path}.generation`),
    ...validateLabels(meta.labels, `${path}.labels`),
    ...validateAnnotations(meta.annotations, `${path}.annotations`),
    ...validateOwnerReferences(meta.ownerReferences, `${path}.ownerReferences`),
    ...validateFinalizers(meta.finalizers, `${path}.finalizers`),
  ];
}

/** `field is immutable` when a value changed. `shown` is the new value as Go prints it, where its type is not plain. */
export function validateImmutableField(now: unknown, before: unknown, path: string, shown?: string): FieldError[] {
  if (deepEqual(now, before)) return [];
  return [new FieldError('Invalid value', path, shown ?? goQuote(now), 'field is immutable')];
}

/** A timestamp as Go's `Time.String`: `2026-11-22 10:22:44 +0000 UTC`. */
const goTime = (timestamp: string | null | undefined) =>
  timestamp ? `${timestamp.slice(0, 10)} ${timestamp.slice(11, 19)} +0000 UTC` : '0001-01-01 00:00:00 +0000 UTC';

/** Errors of changed metadata in the order of `ValidateObjectMetaUpdate`. */
export function validateObjectMetaUpdate(meta: ObjectMeta, old: ObjectMeta, path = 'metadata'): FieldError[] {
  const errors: FieldError[] = [];
  if (old.deletionTimestamp) {
    const added = (meta.finalizers ?? []).filter((name) => !old.finalizers?.includes(name));
    const found = goStrings([...new Set(added)].sort());
    if (added.length > 0)
      errors.push(
        forbidden(
          `${path}.finalizers`,
          `no new finalizers can be added if the object is being deleted, found new finalizers ${found}`,
        ),
      );
  }
  if (!meta.resourceVersion) errors.push(invalid(`${path}.resourceVersion`, '', 'must be specified for an update'));
  if ((meta.generation ?? 0) < (old.generation ?? 0))
    errors.push(invalid(`${path}.generation`, meta.generation ?? 0, 'must not be decremented'));
  for (const field of ['name', 'namespace', 'uid'] as const)
    errors.push(...validateImmutableField(meta[field] ?? '', old[field] ?? '', `${path}.${field}`));
  const created = goTime(meta.creationTimestamp);
  const deleted = meta.deletionTimestamp ? goTime(meta.deletionTimestamp) : '"null"';
  return [
    ...errors,
    ...validateImmutableField(created, goTime(old.creationTimestamp), `${path}.creationTimestamp`, created),
    ...validateImmutableField(meta.deletionTimestamp, old.deletionTimestamp, `${path}.deletionTimestamp`, deleted),
    ...validateImmutableField(
      meta.deletionGracePeriodSeconds,
      old.deletionGracePeriodSeconds,
      `${path}.deletionGracePeriodSeconds`,
    ),
    ...validateLabels(meta.labels, `${path}.labels`),
    ...validateAnnotations(meta.annotations, `${path}.annotations`),
    ...validateOwnerReferences(meta.ownerReferences, `${path}.ownerReferences`),
  ];
}
