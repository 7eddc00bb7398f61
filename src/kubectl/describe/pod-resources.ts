/** What a pod asks for altogether: `PodRequestsAndLimits`. */
import type { Pod, ResourceList } from '../../kube/api/core/v1';
import { add, compare, parseQuantity, type Quantity } from '../../kube/quantity/quantity';

/** Requests and limits by resource. */
export interface Amounts {
  requests: Map<string, Quantity>;
  limits: Map<string, Quantity>;
}

/** The containers' sum, or the greatest init container where that is more, and the overhead. */
export function podAmounts({ spec }: Pod): Amounts {
  const amounts: Amounts = { requests: new Map(), limits: new Map() };
  for (const { resources } of spec.containers) {
    addAmounts(amounts.requests, quantities(resources?.requests));
    addAmounts(amounts.limits, quantities(resources?.limits));
  }
  for (const { resources } of spec.initContainers ?? []) {
    raiseAmounts(amounts.requests, quantities(resources?.requests));
    raiseAmounts(amounts.limits, quantities(resources?.limits));
  }
  const overhead = quantities(spec.overhead);
  addAmounts(amounts.requests, overhead);
  for (const [name, amount] of overhead) {
    const limit = amounts.limits.get(name);
    if (limit && limit.nanos !== 0n) amounts.limits.set(name, add(limit, amount));
  }
  return amounts;
}

/** Adds to `sum` what `more` has. */
export function addAmounts(sum: Map<string, Quantity>, more: ReadonlyMap<string, Quantity>): void {
  for (const [name, amount] of more) {
    const known = sum.get(name);
    sum.set(name, known ? add(known, amount) : amount);
  }
}

function raiseAmounts(amounts: Map<string, Quantity>, others: ReadonlyMap<string, Quantity>): void {
  for (const [name, amount] of others) {
    const known = amounts.get(name);
    if (!known || compare(amount, known) > 0) amounts.set(name, amount);
  }
}

function quantities(list: ResourceList | undefined): Map<string, Quantity> {
  return new Map(Object.entries(list ?? {}).map(([name, amount]) => [name, parseQuantity(amount)]));
}
