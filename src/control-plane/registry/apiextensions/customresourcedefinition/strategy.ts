import type { CustomResourceDefinition } from '../../../../kube/api/apiextensions/v1';
import type { Strategy } from '../../strategy';
import { validateCustomResourceDefinition, validateCustomResourceDefinitionUpdate } from './validation';

/** Instances go before their definition does. */
const CLEANUP_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';

/** CustomResourceDefinitions: `apiextensions-apiserver/pkg/registry/customresourcedefinition`. */
export const customResourceDefinitionStrategy: Strategy<CustomResourceDefinition> = {
  hasGeneration: true,
  plainFinalizers: true,
  setDefaults(crd) {
    crd.spec ??= {} as CustomResourceDefinition['spec'];
    const { spec } = crd;
    spec.names ??= { plural: '', kind: '' };
    const { names } = spec;
    if (!names.singular && names.kind) names.singular = names.kind.toLowerCase();
    if (!names.listKind && names.kind) names.listKind = `${names.kind}List`;
    spec.conversion ??= { strategy: 'None' };
  },
  prepareForCreate(crd) {
    const stored = crd.spec.versions?.find((v) => v.storage)?.name;
    crd.status = { acceptedNames: { kind: '', plural: '' }, conditions: [], storedVersions: stored ? [stored] : [] };
    const finalizers = crd.metadata.finalizers ?? [];
    if (!finalizers.includes(CLEANUP_FINALIZER)) crd.metadata.finalizers = [...finalizers, CLEANUP_FINALIZER];
  },
  validate: validateCustomResourceDefinition,
  validateUpdate: validateCustomResourceDefinitionUpdate,
};
