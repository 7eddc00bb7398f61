/** Waiting until pods are gone: `waitForDelete` of k8s.io/kubectl/pkg/drain. */

import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { isNotFound } from '../../cli/errors';
import { isSkipped } from './filters';
import type { Flags } from './flags';
import { printOperation } from './nodes';

/** How often kubectl looks whether a pod is still there; milliseconds. */
export const POLL = 1000;

/** Whether pods may be passed over as time goes by, so that they must be looked at although nothing happens to them. */
export function skipsPods(flags: Flags): boolean {
  return flags['skip-wait-for-delete-timeout'] > 0;
}

/** What has become of a pod that is to go. */
export type Fate = 'there' | 'gone' | 'skipped';

/** Looks whether a pod is still there; another one of its name is not it. */
export function fateOf(ctx: Context, pod: KubeObject, flags: Flags): Fate {
  const current = currentPod(ctx, pod);
  if (!current || current.metadata.uid !== pod.metadata.uid) return 'gone';
  return isSkipped(ctx, current, flags) ? 'skipped' : 'there';
}

/** `pod/web-0 evicted`, or why nobody waits for it any more. */
export function reportFate(ctx: Context, pod: KubeObject, fate: Fate, verb: string, flags: Flags): void {
  if (fate === 'gone') printOperation(ctx, pod, verb, 'none');
  if (fate === 'skipped') {
    const seconds = flags['skip-wait-for-delete-timeout'];
    ctx.streams.out.write(`pod "${pod.metadata.name}" has DeletionTimestamp older than ${seconds} seconds, skipping\n`);
  }
}

/** The pod of that name as it is now. */
function currentPod(ctx: Context, pod: KubeObject): KubeObject | undefined {
  try {
    return ctx.session.client.get(podTarget(pod));
  } catch (err) {
    if (isNotFound(err)) return undefined;
    throw err;
  }
}

/** What requests about a pod address. */
export function podTarget({ metadata: { namespace, name } }: KubeObject) {
  return { group: '', version: 'v1', resource: 'pods', namespace, name };
}
