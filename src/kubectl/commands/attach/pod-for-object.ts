/** The pod behind an object: polymorphichelpers.AttachablePodForObjectFn, and which of several is taken. */

import type { Pod } from '../../../kube/api/core/v1';
import { type LabelSelector, selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';

/** What selects an object's pods. Throws `selector for *v1.X not implemented`. */
export function selectorOf(object: KubeObject): LabelSelector {
  const { spec } = object as KubeObject & { spec?: { selector?: LabelSelector | Record<string, string> } };
  switch (object.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return (spec?.selector as LabelSelector | undefined) ?? {};
    case 'ReplicationController':
    case 'Service': {
      const labels = spec?.selector as Record<string, string> | undefined;
      if (object.kind === 'Service' && Object.keys(labels ?? {}).length === 0)
        throw new Error(`invalid service '${object.metadata.name}': Service is defined without a selector`);
      return { matchLabels: labels ?? {} };
    }
    default:
      throw new Error(`selector for *${object.apiVersion.split('/').pop()}.${object.kind} not implemented`);
  }
}

/** The pods an object selects. */
export function podsOf(ctx: Context, object: KubeObject): Pod[] {
  const selector = selectorFromLabelSelector(selectorOf(object));
  return ctx.session.client
    .kind('pods')
    .list(object.metadata.namespace)
    .filter((pod) => selector.matches(pod.metadata.labels ?? {}));
}

/** The pod itself, or the one that serves best among an object's: waits until there is one. */
export async function attachablePod(ctx: Context, object: KubeObject, timeout: number): Promise<Pod> {
  if (object.kind === 'Pod') return object as Pod;
  try {
    selectorOf(object);
  } catch (err) {
    throw new Error(
      `cannot attach to *${object.apiVersion.split('/').pop()}.${object.kind}: ${(err as Error).message}`,
    );
  }
  const found = await ctx.session.waitUntil(() => podsOf(ctx, object).sort(byService)[0], timeout);
  if (!found) throw new Error('timed out waiting for the condition');
  return found;
}

const PHASES = ['Pending', 'Unknown', 'Running'];

const time = (text: string | null | undefined) => (text ? Date.parse(text) : 0);
const readiness = ({ status }: Pod) => status?.conditions?.find(({ type }) => type === 'Ready');
const restarts = ({ status }: Pod) => Math.max(0, ...(status?.containerStatuses ?? []).map((one) => one.restartCount));

/** Assigned, running, ready before others; then who is ready longer. Zero where that does not tell them apart. */
function byState(a: Pod, b: Pod): number {
  const assigned = Number(!!b.spec.nodeName) - Number(!!a.spec.nodeName);
  const phase = PHASES.indexOf(b.status?.phase ?? '') - PHASES.indexOf(a.status?.phase ?? '');
  const [ready, other] = [readiness(a), readiness(b)];
  const isReady = Number(other?.status === 'True') - Number(ready?.status === 'True');
  const since = ready?.status === 'True' ? time(ready.lastTransitionTime) - time(other?.lastTransitionTime) : 0;
  return assigned || phase || isReady || since;
}

/** `podutils.ActivePods`, the best first. */
function byService(a: Pod, b: Pod): number {
  return (
    byState(a, b) ||
    restarts(a) - restarts(b) ||
    time(a.metadata.creationTimestamp) - time(b.metadata.creationTimestamp)
  );
}

/** `podutils.ByLogging`: among equals those that were restarted more often have more to say. */
export function byLogging(a: Pod, b: Pod): number {
  return (
    byState(a, b) ||
    restarts(b) - restarts(a) ||
    time(a.metadata.creationTimestamp) - time(b.metadata.creationTimestamp)
  );
}
