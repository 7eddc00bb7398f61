/** Amounts of several resources at once: `k8s.io/apiserver/pkg/quota/v1`. */
import { add, compare, formatQuantity, parseQuantity, type Quantity, quantityOf, sub } from '../quantity/quantity';

/** Amounts by the name of the resource. */
export type Amounts = Map<string, Quantity>;

export const ONE = quantityOf(1);
const NONE = quantityOf(0);

/** The amounts a resource list of an object holds. */
export function amountsOf(list: Record<string, string | number> | undefined): Amounts {
  return new Map(Object.entries(list ?? {}).map(([name, text]) => [name, parseQuantity(String(text))]));
}

/** The amounts as a resource list. */
export function resourceList(amounts: Amounts): Record<string, string> {
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, formatQuantity(amount)]));
}

/** Adds to the amounts, in place. */
export function addTo(amounts: Amounts, more: Iterable<[string, Quantity]>): void {
  for (const [name, amount] of more) amounts.set(name, add(amounts.get(name) ?? NONE, amount));
}

/** What remains of the first after the second is taken away. */
export function subtract(a: Amounts, b: Amounts): Amounts {
  const result: Amounts = new Map();
  for (const name of new Set([...a.keys(), ...b.keys()]))
    result.set(name, sub(a.get(name) ?? NONE, b.get(name) ?? NONE));
  return result;
}

/** Only the amounts of these names. */
export function mask(amounts: Amounts, names: Iterable<string>): Amounts {
  const kept: Amounts = new Map();
  for (const name of names) {
    const amount = amounts.get(name);
    if (amount) kept.set(name, amount);
  }
  return kept;
}

/** The larger amount of each resource. */
export function maximum(a: Amounts, b: Amounts): Amounts {
  const result = new Map(a);
  for (const [name, amount] of b) {
    const other = result.get(name);
    if (!other || compare(other, amount) < 0) result.set(name, amount);
  }
  return result;
}

/** `pods=1,requests.cpu=500m`, sorted by name. */
export function formatAmounts(amounts: Amounts): string {
  return [...amounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, amount]) => `${name}=${formatQuantity(amount)}`)
    .join(',');
}
