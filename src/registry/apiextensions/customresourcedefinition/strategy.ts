import type { CustomResourceDefinition } from '../../../api/apiextensions/customresourcedefinition';
import type { Strategy } from '../../strategy';
import { validateCustomResourceDefinition, validateCustomResourceDefinitionUpdate } from './validation';

/** Instances go before their definition does. */
export const CLEANUP_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';

/** CustomResourceDefinitions: `apiextensions-apiserver/pkg/registry/customresourcedefinition`. */
export const customResourceDefinitionStrategy: Strategy<CustomResourceDefinition> = {
  hasGeneration: true,
  setDefaults({ spec }) {
    if (!spec?.names) return;
    const { names } = spec;
    names.singular ||= names.kind?.toLowerCase();
    names.listKind ||= `${names.kind}List`;
    spec.conversion ??= { strategy: 'None' };
  },
  prepareForCreate(crd) {
    crd.status = undefined;
    const stored = crd.spec.versions?.find((v) => v.storage)?.name;
    crd.status = { acceptedNames: { kind: '', plural: '' }, conditions: [], storedVersions: stored ? [stored] : [] };
    const finalizers = crd.metadata.finalizers ?? [];
    if (!finalizers.includes(CLEANUP_FINALIZER)) crd.metadata.finalizers = [...finalizers, CLEANUP_FINALIZER];
  },
  validate: validateCustomResourceDefinition,
  validateUpdate: validateCustomResourceDefinitionUpdate,
};
