/** Quality of service: how a pod's requests and limits rank it when memory runs short. */
import type { PodSpec } from '../../../../kube/api/core/v1';
import { add, compare, parseQuantity, type Quantity } from '../../../../kube/quantity/quantity';

const COMPUTE = ['cpu', 'memory'];

/** `qos.GetPodQOS`: `Guaranteed`, `Burstable` or `BestEffort`. */
export function podQOS(spec: PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const requests = new Map<string, Quantity>();
  const limits = new Map<string, Quantity>();
  let guaranteed = true;
  for (const { resources } of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    addPositive(requests, resources?.requests);
    const limited = addPositive(limits, resources?.limits);
    if (limited < COMPUTE.length) guaranteed = false;
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const matched = [...requests].every(([name, request]) => {
    const limit = limits.get(name);
    return limit && compare(limit, request) === 0;
  });
  return guaranteed && matched && requests.size === limits.size ? 'Guaranteed' : 'Burstable';
}

/** Adds the positive amounts of cpu and memory; gives how many there were. */
function addPositive(totals: Map<string, Quantity>, list: Record<string, string> | undefined): number {
  let found = 0;
  if (!list) return found;
  for (const name of COMPUTE) {
    const text = list[name];
    const amount = text === undefined ? undefined : parseQuantity(text);
    if (!amount || amount.nanos <= 0n) continue;
    const total = totals.get(name);
    totals.set(name, total ? add(total, amount) : amount);
    found++;
  }
  return found;
}
