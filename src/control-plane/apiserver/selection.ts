/** Which objects of a list a request selects. */

import { quote } from '../../go/strconv/quote';
import { badRequest } from '../../kube/errors/status-error';
import { parseFieldSelector } from '../../kube/fields/fields';
import { parseSelector } from '../../kube/labels/selector';
import { asKubeObject, type KubeObject } from '../../kube/meta/meta';
import type { ResourceDefinition } from '../registry/resource';
import type { ListRequestOptions } from './request';

/**
 * A test for the objects a list or watch is about; undefined when it is about all. Throws BadRequest on selectors that
 * do not parse and on fields the kind does not select by.
 */
export function selection(
  resource: ResourceDefinition,
  { labelSelector, fieldSelector }: ListRequestOptions,
): ((object: KubeObject) => boolean) | undefined {
  if (!labelSelector && !fieldSelector) return undefined;
  const labels = attempt(() => parseSelector(labelSelector ?? ''));
  const fields = attempt(() => parseFieldSelector(fieldSelector ?? ''));
  const known = selectableFields(resource, EMPTY);
  for (const { field } of fields.requirements)
    if (!Object.hasOwn(known, field)) throw badRequest(unsupportedField(resource, field));
  return (object) => labels.matches(object.metadata.labels ?? {}) && fields.matches(selectableFields(resource, object));
}

/** What a kind says of a field it does not select by; one that selects by its metadata alone names both. */
function unsupportedField({ kind, strategy }: ResourceDefinition, field: string): string {
  if (!strategy.selectableFields)
    return `${quote(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`;
  // Only `AddFieldLabelConversionFunc` of `batch/v1` has words of its own.
  return kind === 'Job' ? `field label ${quote(field)} not supported for Job` : `field label not supported: ${field}`;
}

/** An object of any kind without a value anywhere: what it can be selected by is what the kind can. */
const EMPTY = asKubeObject({
  apiVersion: '',
  kind: '',
  metadata: { name: '' },
  spec: {},
  status: {},
  involvedObject: {},
});

function selectableFields(resource: ResourceDefinition, object: KubeObject): Record<string, string> {
  return {
    'metadata.name': object.metadata.name,
    ...(resource.namespaced || !resource.strategy.selectableFields
      ? { 'metadata.namespace': object.metadata.namespace ?? '' }
      : {}),
    ...resource.strategy.selectableFields?.(object),
  };
}

function attempt<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw badRequest((error as Error).message);
  }
}
