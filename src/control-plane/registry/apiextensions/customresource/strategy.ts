/** How objects of a user's own kind behave: `apiextensions-apiserver/pkg/registry/customresource`. */

import { deepEqual } from '../../../../go/json/deep';
import type { JsonObject } from '../../../../go/json/value';
import { quote } from '../../../../go/strconv/quote';
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
} from '../../../../kube/api/apiextensions/v1';
import { Template } from '../../../../kube/jsonpath/template';
import { translateTimestampSince } from '../../../../kube/meta/human-duration';
import { asJSON, type KubeObject } from '../../../../kube/meta/meta';
import type { Cell } from '../../../../kube/meta/table';
import type { Column, Strategy } from '../../strategy';
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

const NAME: Column = { name: 'Name', format: 'name', cell: (object) => object.metadata.name };
const AGE: Column = {
  name: 'Age',
  type: 'date',
  cell: (o, now) => translateTimestampSince(o.metadata.creationTimestamp, now),
};

/** The name and what the definition asks for; without a wish, the age. */
function columnsOf(definitions: CustomResourceColumnDefinition[] | undefined): Column[] {
  if (!definitions?.length) return [NAME, AGE];
  return [NAME, ...definitions.map(columnOf)];
}

function columnOf({ name, type, format, priority, jsonPath }: CustomResourceColumnDefinition): Column {
  let path: Template | undefined;
  return {
    name,
    type: type as Column['type'],
    format,
    priority,
    cell(object, now) {
      path ??= new Template(`{${jsonPath}}`, true);
      return cellOf(type, firstValue(path, object), now);
    },
  };
}

function firstValue(path: Template, object: KubeObject): unknown {
  try {
    return path.findResults(object as never)[0]?.[0];
  } catch {
    return undefined;
  }
}

function cellOf(type: string, value: unknown, now: number): Cell {
  if (value === undefined || value === null) return type === 'date' ? '<unknown>' : '';
  if (type === 'date') return translateTimestampSince(String(value), now);
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
