/** What an update may and may not touch: `rest.BeforeUpdate`. */
import { deepEqual } from '../../go/json/deep';
import { invalidError } from '../../kube/errors/status-error';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { validateKubeFinalizers, validateObjectMetaUpdate } from '../../kube/validation/object-meta-validation';
import type { ResourceDefinition } from './resource';
import type { RequestContext } from './strategy';

/** Restores what this endpoint may not change, keeps the generation and validates. Changes `object`. Throws Invalid. */
export function beforeUpdate(
  definition: ResourceDefinition,
  object: KubeObject,
  old: KubeObject,
  subresource: string | undefined,
  ctx: RequestContext,
): void {
  const { strategy } = definition;
  keepSystemFields(object, old);
  if (subresource === 'status') {
    if (strategy.prepareForStatusUpdate) strategy.prepareForStatusUpdate(object, old, ctx);
    else keepAllBut(object, old, ['status', 'metadata']);
    return;
  }
  if (subresource) return;
  if (definition.subresources.has('status')) keepField(object, old, 'status');
  strategy.prepareForUpdate?.(object, old, ctx);
  // A kind may count by rules of its own.
  if (strategy.hasGeneration && object.metadata.generation === old.metadata.generation) {
    const changed = !deepEqual(asJSON(object).spec, asJSON(old).spec);
    object.metadata.generation = (old.metadata.generation ?? 1) + (changed ? 1 : 0);
  }
  const errors = [
    ...validateObjectMetaUpdate(object.metadata, old.metadata),
    ...(strategy.plainFinalizers ? [] : validateKubeFinalizers(object.metadata.finalizers)),
    ...(strategy.validateUpdate?.(object, old, ctx) ?? strategy.validate?.(object, ctx) ?? []),
  ];
  if (errors.length > 0) throw invalidError(definition, old.metadata.name, errors);
  strategy.warn?.(object, ctx, old);
}

/** Fields a client may leave out of an update, because only the server sets them. */
function keepSystemFields(object: KubeObject, old: KubeObject): void {
  const { metadata } = object;
  metadata.uid ||= old.metadata.uid;
  metadata.creationTimestamp ||= old.metadata.creationTimestamp;
  metadata.deletionTimestamp ||= old.metadata.deletionTimestamp;
  metadata.deletionGracePeriodSeconds ??= old.metadata.deletionGracePeriodSeconds;
  metadata.generation = old.metadata.generation;
  metadata.managedFields ??= old.metadata.managedFields;
}

function keepField(object: KubeObject, old: KubeObject, field: string): void {
  const [fields, before] = [asJSON(object), asJSON(old)];
  if (before[field] === undefined) delete fields[field];
  else fields[field] = before[field];
}

function keepAllBut(object: KubeObject, old: KubeObject, fields: string[]): void {
  for (const field of new Set([...Object.keys(object), ...Object.keys(old)]))
    if (!fields.includes(field)) keepField(object, old, field);
}
