/** What pods ask of a node: `computePodResourceRequest`. */
import type { Pod } from '../../kube/api/core/v1';
import { milliValue, parseQuantity } from '../../kube/quantity/quantity';

/** In thousandths: the sum of the containers, or the largest init container if that is more, and the overhead. */
export function podRequests(pod: Pod): Record<string, number> {
  const total: Record<string, number> = {};
  for (const c of pod.spec.containers)
    for (const [name, amount] of Object.entries(c.resources?.requests ?? {}))
      total[name] = (total[name] ?? 0) + thousandths(amount);
  for (const c of pod.spec.initContainers ?? [])
    for (const [name, amount] of Object.entries(c.resources?.requests ?? {}))
      total[name] = Math.max(total[name] ?? 0, thousandths(amount));
  for (const [name, amount] of Object.entries(pod.spec.overhead ?? {}))
    total[name] = (total[name] ?? 0) + thousandths(amount);
  return total;
}

/** A quantity in thousandths of its unit. */
export function thousandths(quantity: string | number): number {
  return Number(milliValue(parseQuantity(String(quantity))));
}
