/** How objects of a user's own kind behave: `apiextensions-apiserver/pkg/registry/customresource`. */

import { deepEqual } from '../../../../go/json/deep';
import type { JsonObject } from '../../../../go/json/value';
import { quote } from '../../../../go/strconv/quote';
import type {
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
} from '../../../../kube/api/apiextensions/v1';
import { asJSON, type KubeObject } from '../../../../kube/meta/meta';
import type { Strategy } from '../../strategy';
import { columnsOf } from './columns';
import { applyDefaults, prune } from './pruning';
import { blocksRules, hasRules, rulesNotChecked, validateRules } from './rule-validation';
import { validateAgainstSchema } from './schema-validation';
import { typedSchema } from './typed-schema';

const UNQUALIFIED =
  'prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers';

/** The strategy of one version of a definition. */
export function customResourceStrategy(version: CustomResourceDefinitionVersion, preserveUnknown = false): Strategy {
  const schema = version.schema?.openAPIV3Schema ?? {};
  const fields = { ...schema, required: schema.required?.filter((field) => field !== 'metadata') };
  const ruled = hasRules(schema);
  const validate = (object: KubeObject, old?: KubeObject) => {
    const { apiVersion: _, kind: __, metadata: ___, ...rest } = object;
    const errors = validateAgainstSchema(rest as JsonObject, fields, '');
    if (!ruled) return errors;
    if (errors.some(blocksRules)) return [...errors, rulesNotChecked()];
    return [...errors, ...validateRules(asJSON(object), old && asJSON(old), schema)];
  };
  return {
    hasGeneration: true,
    plainFinalizers: true,
    ...(preserveUnknown ? {} : { prune: (object: KubeObject) => prune(asJSON(object), schema) }),
    ...(preserveUnknown ? {} : { typed: () => typedSchema(schema) }),
    setDefaults: (object) => applyDefaults(asJSON(object), schema),
    prepareForCreate(object) {
      if (version.subresources?.status) delete asJSON(object).status;
    },
    prepareForUpdate(object, old) {
      const keptBack = ['metadata', ...(version.subresources?.status ? ['status'] : [])];
      const content = (o: KubeObject) => Object.fromEntries(Object.entries(o).filter(([f]) => !keptBack.includes(f)));
      const changed = !deepEqual(content(object), content(old));
      object.metadata.generation = (old.metadata.generation ?? 1) + (changed ? 1 : 0);
    },
    validate: (object) => validate(object),
    validateUpdate: validate,
    warn(object, ctx, old) {
      for (const name of object.metadata.finalizers ?? [])
        if (!name.includes('/') && !old?.metadata.finalizers?.includes(name))
          ctx.warn(`metadata.finalizers: ${quote(name)}: ${UNQUALIFIED}`);
    },
    ...(version.subresources?.scale ? { scale: scalePaths(version.subresources.scale) } : {}),
    selectableFields: () => ({}),
    columns: columnsOf(version.additionalPrinterColumns),
  };
}

function scalePaths(scale: NonNullable<CustomResourceSubresources['scale']>): Strategy['scale'] {
  const names = (path: string) => path.split('.').slice(1);
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale;
  return {
    specReplicas: names(specReplicasPath),
    statusReplicas: names(statusReplicasPath),
    ...(labelSelectorPath ? { labelSelector: names(labelSelectorPath) } : {}),
  };
}
