/** POST to a pod's `/eviction`: a deletion that its disruption budget may refuse (`rest.EvictionREST`). */

import type { Pod } from '../../kube/api/core/v1';
import type { Eviction, PodDisruptionBudget } from '../../kube/api/policy/v1';
import { forbiddenError, StatusError } from '../../kube/errors/status-error';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { asKubeObject, formatTime, type KubeObject } from '../../kube/meta/meta';
import type { GenericRegistry } from '../registry/generic-registry';
import type { RequestContext } from '../registry/strategy';
import { objectKey } from '../storage/store';
import type { DeleteRequestOptions } from './request';

const BUDGETS = 'poddisruptionbudgets.policy';
/** A budget with more evictions under way than this waits for some to end. */
const MOST_DISRUPTED = 2000;
const VIOLATION = "Cannot evict pod as it would violate the pod's disruption budget.";

/**
 * Deletes the pod, if its budget allows, and counts it there. Throws TooManyRequests where it does not, and
 * InternalError for a pod with several budgets.
 */
export function evict(registry: GenericRegistry, pod: Pod, body: Eviction, ctx: RequestContext): KubeObject {
  const { namespace, name } = pod.metadata;
  if (!isBeyondBudgets(pod)) {
    const budget = budgetOf(pod, ctx);
    if (budget && isGuarded(pod, budget)) decrement(registry, budget, name, ctx);
  }
  if (!ctx.dryRun)
    registry.update(namespace, name, (found) => withDisruption(found as Pod, ctx), { ctx, subresource: 'status' });
  const options = (body.deleteOptions ?? {}) as DeleteRequestOptions;
  registry.delete(namespace, name, { ...options, ctx });
  const status = { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Success', code: 201 };
  return asKubeObject(status);
}

/** Whether a pod does not count for budgets: it does not run yet, or any more. */
function isBeyondBudgets({ metadata, status }: Pod): boolean {
  return !!metadata.deletionTimestamp || ['Succeeded', 'Failed', 'Pending'].includes(status?.phase ?? '');
}

function budgetOf(pod: Pod, ctx: RequestContext): PodDisruptionBudget | undefined {
  const budgets = ctx.list(BUDGETS, pod.metadata.namespace) as PodDisruptionBudget[];
  const matching = budgets.filter(({ spec }) => selectorFromLabelSelector(spec?.selector).matches(pod.metadata.labels));
  if (matching.length < 2) return matching[0];
  const why = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
  throw new StatusError(500, 'InternalError', `Internal error occurred: ${why}`, { causes: [{ message: why }] });
}

/** Whether the budget has a say: an unhealthy pod may go while the others are enough, or always if the budget says so. */
function isGuarded(pod: Pod, { spec, status }: PodDisruptionBudget): boolean {
  const ready = pod.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True');
  if (ready) return true;
  if (spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow') return false;
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {};
  return currentHealthy < desiredHealthy || desiredHealthy === 0;
}

/** Takes one disruption from the budget. */
function decrement(registry: GenericRegistry, budget: PodDisruptionBudget, pod: string, ctx: RequestContext): void {
  const { metadata, status } = budget;
  const { disruptionsAllowed = 0, desiredHealthy = 0, currentHealthy = 0 } = status ?? {};
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0))
    throw tooManyRequests(`The disruption budget ${metadata.name} is still being processed by the server.`, 10);
  const resource = { group: 'policy', resource: 'poddisruptionbudget' };
  if (disruptionsAllowed < 0) throw forbiddenError(resource, metadata.name, 'pdb disruptions allowed is negative');
  if (Object.keys(status?.disruptedPods ?? {}).length > MOST_DISRUPTED) {
    const why = 'DisruptedPods map too big - too many evictions not confirmed by PDB controller';
    throw forbiddenError(resource, metadata.name, why);
  }
  if (disruptionsAllowed === 0) {
    const cause = `The disruption budget ${metadata.name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
    throw tooManyRequests(cause);
  }
  if (ctx.dryRun) return;
  const left = disruptionsAllowed - 1;
  const changed: PodDisruptionBudget = {
    ...budget,
    status: {
      ...(status as NonNullable<PodDisruptionBudget['status']>),
      disruptionsAllowed: left,
      disruptedPods: { ...status?.disruptedPods, [pod]: formatTime(ctx.now) },
      conditions: status?.conditions?.map((c) =>
        left > 0 || c.type !== 'DisruptionAllowed'
          ? c
          : { ...c, status: 'False', reason: 'InsufficientPods', lastTransitionTime: formatTime(ctx.now) },
      ),
    },
  };
  registry.env.store.put(BUDGETS, objectKey(metadata.namespace, metadata.name), changed, ctx.now);
}

function tooManyRequests(cause: string, retryAfterSeconds?: number): StatusError {
  return new StatusError(429, 'TooManyRequests', VIOLATION, {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    causes: [{ reason: 'DisruptionBudget', message: cause }],
  });
}

/** The pod with the condition that says why it goes. */
function withDisruption(pod: Pod, ctx: RequestContext): Pod {
  const others = pod.status?.conditions?.filter((c) => c.type !== 'DisruptionTarget') ?? [];
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: formatTime(ctx.now),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  };
  return {
    ...pod,
    metadata: { ...pod.metadata },
    status: { ...pod.status, conditions: [...others, condition] },
  };
}
