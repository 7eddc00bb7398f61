/** What happens to an object between admission and the store: `rest.BeforeCreate`. */

import { alreadyExists, invalidError, StatusError } from '../../kube/errors/status-error';
import { formatTime, type KubeObject } from '../../kube/meta/meta';
import { validateKubeFinalizers, validateObjectMeta } from '../../kube/validation/object-meta-validation';
import { objectKey } from '../storage/store';
import type { RegistryEnvironment } from './context';
import type { ResourceDefinition } from './resource';
import type { RequestContext } from './strategy';

/** `maxNameLength - randomLength` of `names.SimpleNameGenerator`. */
const MAX_GENERATED_BASE = 58;

/** Fills the system fields, lets the kind prepare itself and validates. Changes `object`. Throws Invalid, AlreadyExists. */
export function beforeCreate(
  definition: ResourceDefinition,
  object: KubeObject,
  env: RegistryEnvironment,
  ctx: RequestContext,
): void {
  const { strategy } = definition;
  const { metadata } = object;
  const givenVersion = metadata.resourceVersion;
  metadata.deletionTimestamp = undefined;
  metadata.deletionGracePeriodSeconds = undefined;
  metadata.resourceVersion = undefined;
  metadata.creationTimestamp = formatTime(ctx.now);
  metadata.generation = strategy.hasGeneration ? 1 : undefined;
  if (!metadata.name && metadata.generateName) {
    const base = metadata.generateName.slice(0, MAX_GENERATED_BASE);
    metadata.name = base + ctx.randomSuffix('generateName', 5);
  }
  // what makes itself ready may count on there being a name, if only the empty one that is refused
  metadata.name ??= '';
  const key = objectKey(metadata.namespace, metadata.name);
  metadata.uid = env.presetUID?.(definition.key, key) ?? ctx.randomUID(`uid/${definition.key}`);
  strategy.prepareForCreate?.(object, ctx);
  const errors = [
    ...validateObjectMeta(metadata, {
      namespaced: definition.namespaced,
      validateName: strategy.validateName,
    }),
    ...(strategy.plainFinalizers ? [] : validateKubeFinalizers(metadata.finalizers)),
    ...(strategy.validate?.(object, ctx) ?? []),
  ];
  if (errors.length > 0) throw invalidError(definition, metadata.name ?? '', errors);
  strategy.warn?.(object, ctx);
  if (!ctx.dryRun && isVersion(givenVersion))
    throw new StatusError(500, '', 'resourceVersion should not be set on objects to be created');
  if (env.store.get(definition.key, key)) throw alreadyExists(definition, metadata.name);
}

/** What the store takes for a version of its own (ObjectResourceVersion): anything else is passed over. */
function isVersion(version: string | undefined): boolean {
  return /^\d+$/.test(version ?? '') && BigInt(version as string) > 0n;
}
