/** Waiting for something to become of one object: `watchtools.UntilWithSync` of client-go. */

import type { WatchEvent } from '../../control-plane/client/client';
import type { KubeObject } from '../../kube/meta/meta';
import type { Context } from '../cli/command';
import { isNotFound } from '../cli/errors';
import { type Info, mappingOf, targetOf } from './info';

/** How long to wait, and what to do where there is no such object to begin with. */
export interface UntilOptions {
  /** Milliseconds of the cluster's time; for ever when left out. */
  timeout?: number;
  /** Says whether the wait is over because the object is absent; may throw. */
  absent?(): boolean;
}

/** The object as it is (`ADDED`), or a change of it. */
export type ObjectEvent = Pick<WatchEvent, 'type' | 'object'>;

/**
 * Hands `handle` the object and every change of it, whoever makes it, until it says true. Gives whether it did; false
 * when the time was over. What `handle` throws ends the wait. Virtual time advances as far as needed.
 */
export async function untilEvent(
  ctx: Context,
  info: Info,
  handle: (event: ObjectEvent) => boolean,
  { timeout, absent }: UntilOptions = {},
): Promise<boolean> {
  let seen: number | undefined;
  const check = () => {
    const first = seen === undefined;
    const events = (seen === undefined ? undefined : eventsAfter(ctx, info, seen)) ?? present(ctx, info, first);
    seen = ctx.session.resourceVersion;
    if (first && events.length === 0 && absent?.()) return true;
    return events.some(handle) || undefined;
  };
  return (await ctx.session.waitUntil(check, timeout)) ?? false;
}

/** The changes of the object after a version; undefined when they are not told any more and it must be read anew. */
function eventsAfter(ctx: Context, info: Info, seen: number): ObjectEvent[] | undefined {
  const changes = ctx.session.changesSince(seen);
  if (changes === 'expired') return undefined;
  const { group, version, kind } = mappingOf(info);
  const key = ctx.session.client.resourceFor(group ? `${group}/${version}` : version, kind)?.key;
  return changes.filter(
    ({ resource, object: { metadata } }) =>
      resource === key && metadata.name === info.name && (metadata.namespace ?? '') === info.namespace,
  );
}

function present(ctx: Context, info: Info, first: boolean): ObjectEvent[] {
  const object = get(ctx, info);
  return object ? [{ type: first ? 'ADDED' : 'MODIFIED', object }] : [];
}

function get(ctx: Context, info: Info): KubeObject | undefined {
  try {
    return ctx.session.client.get(targetOf(info));
  } catch (err) {
    if (isNotFound(err)) return undefined;
    throw err;
  }
}
