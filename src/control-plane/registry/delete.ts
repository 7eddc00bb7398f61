/** Deletion: grace periods, finalizers and propagation, as `rest.BeforeDelete` and the generic registry's `Delete` do it. */

import { conflict } from '../../kube/errors/status-error';
import { formatTime, type KubeObject } from '../../kube/meta/meta';
import { objectKey } from '../storage/store';
import type { RegistryEnvironment } from './context';
import type { ResourceDefinition } from './resource';
import type { RequestContext } from './strategy';

const FINALIZER_ORPHAN = 'orphan';
const FINALIZER_FOREGROUND = 'foregroundDeletion';

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
  const object: KubeObject = { ...existing, metadata: { ...existing.metadata } };
  const held = definition.strategy.holdsDeletion?.(existing) ?? false;
  const graceful = held ? hold(definition, object, options) : markGraceful(definition, object, options);
  // Nothing about a deletion that runs can be changed but its end.
  if (graceful === 'pending') return { object: existing, removed: false };
  const finalizers = nextFinalizers(definition, object, options);
  object.metadata.finalizers = finalizers.length > 0 ? finalizers : undefined;
  if (graceful === 'none' && finalizers.length > 0) markAsDeleting(object, options.ctx.now);
  const waits = graceful === 'waits' || finalizers.length > 0;
  if (options.ctx.dryRun) return { object, removed: !waits };
  const key = objectKey(existing.metadata.namespace, existing.metadata.name);
  let stored = existing;
  // An object that waits, or whose grace was cut to nothing, is written first; removal is a second step.
  if (!sameDeletion(object, existing)) stored = env.store.put(definition.key, key, object, options.ctx.now);
  if (waits || options.markOnly) return { object: stored, removed: false };
  env.store.delete(definition.key, key, options.ctx.now);
  return { object: stored, removed: true };
}

/** An object that something else than finalizers keeps is marked once. */
function hold(definition: ResourceDefinition, object: KubeObject, { ctx }: DeleteOptions): 'pending' | 'waits' {
  if (object.metadata.deletionTimestamp) return 'pending';
  object.metadata.deletionTimestamp = formatTime(ctx.now);
  definition.strategy.prepareForDelete?.(object);
  return 'waits';
}

/**
 * Sets the deletion timestamp of kinds that end gracefully. `waits`: the grace period runs; `marked`: no grace is left
 * but the mark is new; `pending`: it runs already; `none`: there is no grace, or none any more.
 */
function markGraceful(
  { strategy }: ResourceDefinition,
  object: KubeObject,
  options: DeleteOptions,
): 'none' | 'marked' | 'waits' | 'pending' {
  const { metadata } = object;
  const requested = atLeastOne(options.gracePeriodSeconds);
  const seconds = strategy.gracePeriodSeconds?.(object, requested);
  if (seconds === undefined) return 'none';
  if (!metadata.deletionTimestamp) {
    metadata.deletionTimestamp = formatTime(options.ctx.now + seconds * 1000);
    metadata.deletionGracePeriodSeconds = seconds;
    if (metadata.generation) metadata.generation++;
    return seconds > 0 ? 'waits' : 'marked';
  }
  const current = metadata.deletionGracePeriodSeconds;
  if (!current) return 'none';
  // A deletion under way can only be hastened.
  if (requested === undefined || requested >= current) return 'pending';
  metadata.deletionTimestamp = formatTime(Date.parse(metadata.deletionTimestamp) + (requested - current) * 1000);
  metadata.deletionGracePeriodSeconds = requested;
  return requested > 0 ? 'waits' : 'marked';
}

/** Negative periods stand for one second. */
const atLeastOne = (seconds: number | undefined): number | undefined =>
  seconds !== undefined && seconds < 0 ? 1 : seconds;

/** An object without grace that its finalizers keep. */
function markAsDeleting({ metadata }: KubeObject, now: number): void {
  if (metadata.deletionGracePeriodSeconds === undefined && metadata.generation) metadata.generation++;
  if (!metadata.deletionTimestamp || Date.parse(metadata.deletionTimestamp) > now)
    metadata.deletionTimestamp = formatTime(now);
  metadata.deletionGracePeriodSeconds = 0;
}

/** The finalizers after the propagation policy has had its say. */
function nextFinalizers(definition: ResourceDefinition, object: KubeObject, options: DeleteOptions): string[] {
  const current = object.metadata.finalizers ?? [];
  const others = current.filter((f) => f !== FINALIZER_ORPHAN && f !== FINALIZER_FOREGROUND);
  const wanted = finalizerFor(definition, options, current);
  const next = wanted ? [...others, wanted] : others;
  const unchanged = next.length === current.length && next.every((f) => current.includes(f));
  return unchanged ? current : next;
}

function finalizerFor(
  { strategy }: ResourceDefinition,
  { propagationPolicy }: DeleteOptions,
  current: string[],
): string | undefined {
  switch (propagationPolicy) {
    case 'Orphan':
      return FINALIZER_ORPHAN;
    case 'Foreground':
      return FINALIZER_FOREGROUND;
    case 'Background':
      return undefined;
  }
  const present = current.find((f) => f === FINALIZER_ORPHAN || f === FINALIZER_FOREGROUND);
  return present ?? (strategy.defaultPropagation === 'orphan' ? FINALIZER_ORPHAN : undefined);
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
  const refuse = (what: string, wanted: string, found: string | undefined, why: string) => {
    const mismatch = `the ${what} in the precondition (${wanted}) does not match the ${what} in record (${found})`;
    return conflict({ group: definition.group, resource: definition.kind }, metadata.name, `${mismatch}. ${why}`);
  };
  if (uid && uid !== metadata.uid)
    throw refuse('UID', uid, metadata.uid, 'The object might have been deleted and then recreated');
  if (resourceVersion && resourceVersion !== metadata.resourceVersion)
    throw refuse('ResourceVersion', resourceVersion, metadata.resourceVersion, 'The object might have been modified');
}
