/** What a pod asks for and is limited to as a whole: `k8s.io/component-helpers` `PodRequests` and `PodLimits`. */
import type { Container, Pod } from '../api/core/v1';
import { type Amounts, addTo, amountsOf, maximum } from './resource-list';

/** The sum of the containers, or the largest init container where that is more, and the overhead. */
function total({ spec }: Pod, listOf: (container: Container) => Record<string, string> | undefined): Amounts {
  const sum: Amounts = new Map();
  for (const container of spec.containers) addTo(sum, amountsOf(listOf(container)));
  let result = sum;
  for (const container of spec.initContainers ?? []) result = maximum(result, amountsOf(listOf(container)));
  return result;
}

/** The requests of a pod. */
export function podRequests(pod: Pod): Amounts {
  const requests = total(pod, ({ resources }) => resources?.requests);
  addTo(requests, amountsOf(pod.spec.overhead));
  return requests;
}

/** The limits of a pod; overhead counts where there is a limit. */
export function podLimits(pod: Pod): Amounts {
  const limits = total(pod, ({ resources }) => resources?.limits);
  addTo(
    limits,
    [...amountsOf(pod.spec.overhead)].filter(([name]) => limits.has(name)),
  );
  return limits;
}
