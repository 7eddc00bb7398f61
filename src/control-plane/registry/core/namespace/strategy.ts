/** Namespaces: `pkg/registry/core/namespace` and `ValidateNamespace`. */
import type { Namespace } from '../../../../kube/api/core/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import { isQualifiedName } from '../../../../kube/names/name-formats';
import { nameIsDNSLabel } from '../../../../kube/names/name-functions';
import { invalidEach } from '../../field-checks';
import type { Strategy } from '../../strategy';
import { namespaceColumns } from './columns';

/** The finalizer that keeps a namespace until the controller has emptied it. */
const KUBERNETES_FINALIZER = 'kubernetes';

/** The label every namespace carries, its own name. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

function setNameLabel({ metadata }: Namespace): void {
  if (!metadata.name) return;
  metadata.labels ??= {};
  metadata.labels[NAME_LABEL] = metadata.name;
}

function validateFinalizer(finalizer: string): FieldError[] {
  const field = 'spec.finalizers';
  const errors = invalidEach(field, finalizer, isQualifiedName(finalizer));
  const standard = [KUBERNETES_FINALIZER, 'orphan', 'foregroundDeletion'];
  if (finalizer.includes('/') || standard.includes(finalizer)) return errors;
  const why = 'name is neither a standard finalizer name nor is it fully qualified';
  return [...errors, invalid(field, finalizer, why)];
}

/** Every error of a Namespace but those of its metadata. */
function validateNamespace({ spec }: Namespace): FieldError[] {
  return (spec?.finalizers ?? []).flatMap(validateFinalizer);
}

/** A deleted namespace stays, `Terminating`, until `spec.finalizers` is empty. */
export const namespaceStrategy: Strategy<Namespace> = {
  setDefaults: setNameLabel,
  prepareForCreate(namespace) {
    setNameLabel(namespace);
    namespace.status = { phase: 'Active' };
    const finalizers = namespace.spec?.finalizers ?? [];
    const complete = finalizers.includes(KUBERNETES_FINALIZER);
    namespace.spec = { ...namespace.spec, finalizers: complete ? finalizers : [...finalizers, KUBERNETES_FINALIZER] };
  },
  prepareForUpdate(namespace, old) {
    setNameLabel(namespace);
    namespace.spec = { ...namespace.spec, finalizers: old.spec?.finalizers };
    if (!namespace.spec.finalizers) delete namespace.spec.finalizers;
  },
  prepareForStatusUpdate(namespace, old) {
    namespace.spec = old.spec;
  },
  validate: validateNamespace,
  validateUpdate: () => [],
  validateName: nameIsDNSLabel,
  selectableFields: ({ metadata, status }) => ({ name: metadata.name, 'status.phase': status?.phase ?? '' }),
  columns: namespaceColumns,
  holdsDeletion: ({ spec }) => (spec?.finalizers ?? []).length > 0,
  prepareForDelete(namespace) {
    namespace.status = { ...namespace.status, phase: 'Terminating' };
  },
};
