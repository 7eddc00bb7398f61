/** Deletion: grace periods, finalizers and propagation, as `rest.BeforeDelete` and the generic registry's `Delete` do it. */
import { formatTime, type KubeObject } from '../apimachinery/meta';
import { conflict } from '../apimachinery/status-error';
import { objectKey } from '../storage/store';
import type { RegistryEnvironment } from './context';
import type { ResourceDefinition } from './resource';
import type { RequestContext } from './strategy';

export const FINALIZER_ORPHAN = 'orphan';
export const FINALIZER_FOREGROUND = 'foregroundDeletion';

/** `metav1.DeleteOptions`. */
export interface DeleteOptions {
  ctx: RequestContext;
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
  preconditions?: { uid?: string; resourceVersion?: string };
  /** Only the first of the two phases of a deletion without grace: mark, and leave the removal to a second request. */
  markOnly?: boolean;
}

/** The object as the deletion left it, and whether it is gone. */
export interface DeleteResult {
  object: KubeObject;
  removed: boolean;
}

/** Marks an object for deletion or removes it. Throws Conflict where a precondition fails. */
export function deleteObject(
  definition: ResourceDefinition,
  env: RegistryEnvironment,
  existing: KubeObject,
  options: DeleteOptions,
): DeleteResult {
  checkPreconditions(definition, existing, options);
  const { now, dryRun } = options.ctx;
  const key = objectKey(existing.metadata.namespace, existing.metadata.name);
  const object: KubeObject = { ...existing, metadata: { ...existing.metadata } };
  const graceful = markGraceful(definition, object, existing, options);
  const finalizers = nextFinalizers(definition, object, options);
  object.metadata.finalizers = finalizers.length > 0 ? finalizers : undefined;
  const stays = finalizers.length > 0 || (definition.strategy.holdsDeletion?.(existing) ?? false);
  if (stays && !object.metadata.deletionTimestamp) {
    object.metadata.deletionTimestamp = formatTime(now);
    object.metadata.deletionGracePeriodSeconds = 0;
    if (object.metadata.generation) object.metadata.generation++;
    definition.strategy.prepareForDelete?.(object);
  }
  const waits = graceful === 'waits' || stays;
  if (dryRun) return { object, removed: !waits };
  let stored = existing;
  // An object that waits, or whose grace was cut to nothing, is written first; removal is a second step.
  if (!sameDeletion(object, existing)) stored = env.store.put(definition.key, key, object, now);
  if (waits || options.markOnly) return { object: stored, removed: false };
  env.store.delete(definition.key, key, now);
  return { object: stored, removed: true };
}

/**
 * Sets the deletion timestamp of kinds that end gracefully. `waits`: the grace period runs; `marked`: no grace is left
 * but the mark is new; `none`: nothing to mark.
 */
function markGraceful(
  definition: ResourceDefinition,
  object: KubeObject,
  existing: KubeObject,
  options: DeleteOptions,
): 'none' | 'marked' | 'waits' {
  const seconds = definition.strategy.gracePeriodSeconds?.(existing, options.gracePeriodSeconds);
  if (seconds === undefined) return 'none';
  const { metadata } = object;
  const current = existing.metadata.deletionTimestamp ? existing.metadata.deletionGracePeriodSeconds : undefined;
  if (existing.metadata.deletionTimestamp) {
    if (!current) return 'none';
    // A deletion under way can only be hastened.
    if (options.gracePeriodSeconds === undefined || seconds >= current) return 'waits';
  }
  metadata.deletionTimestamp = formatTime(options.ctx.now + seconds * 1000);
  metadata.deletionGracePeriodSeconds = seconds;
  return seconds > 0 ? 'waits' : 'marked';
}

/** The finalizers after the propagation policy has had its say. */
function nextFinalizers(definition: ResourceDefinition, object: KubeObject, options: DeleteOptions): string[] {
  const current = object.metadata.finalizers ?? [];
  const others = current.filter((f) => f !== FINALIZER_ORPHAN && f !== FINALIZER_FOREGROUND);
  switch (options.propagationPolicy) {
    case 'Orphan':
      return [...others, FINALIZER_ORPHAN];
    case 'Foreground':
      return [...others, FINALIZER_FOREGROUND];
    case 'Background':
      return others;
  }
  if (others.length < current.length) return current;
  return definition.strategy.defaultPropagation === 'orphan' ? [...others, FINALIZER_ORPHAN] : others;
}

function sameDeletion(a: KubeObject, b: KubeObject): boolean {
  return (
    a.metadata.deletionTimestamp === b.metadata.deletionTimestamp &&
    a.metadata.deletionGracePeriodSeconds === b.metadata.deletionGracePeriodSeconds &&
    (a.metadata.finalizers ?? []).join() === (b.metadata.finalizers ?? []).join()
  );
}

function checkPreconditions(definition: ResourceDefinition, existing: KubeObject, options: DeleteOptions): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const { metadata } = existing;
  const mismatch =
    uid && uid !== metadata.uid
      ? `UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`
      : resourceVersion && resourceVersion !== metadata.resourceVersion
        ? `ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${metadata.resourceVersion}`
        : '';
  if (mismatch) throw conflict(definition, metadata.name, `Precondition failed: ${mismatch}`);
}
