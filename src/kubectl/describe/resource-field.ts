/** What a `resourceFieldRef` gives: `ExtractContainerResourceValue`. */
import type { Container, ResourceFieldSelector } from '../../kube/api/core/v1';
import { milliValue, parseQuantity, value } from '../../kube/quantity/quantity';

/** A container's request or limit in units of the divisor; empty for what cannot be asked for. */
export function resourceFieldValue({ resource, divisor = '0' }: ResourceFieldSelector, container: Container): string {
  const [kind, ...rest] = resource.split('.');
  const name = rest.join('.');
  const known = ['cpu', 'memory', 'ephemeral-storage'].includes(name) || name.startsWith('hugepages-');
  if ((kind !== 'limits' && kind !== 'requests') || !known) return '';
  const amount = parseQuantity(container.resources?.[kind]?.[name] ?? '0');
  const units = parseQuantity(divisor);
  const unit = units.nanos === 0n ? parseQuantity('1') : units;
  const count = name === 'cpu' ? divideUp(milliValue(amount), milliValue(unit)) : divideUp(value(amount), value(unit));
  const unlimited = count === 0n && (resource === 'limits.cpu' || resource === 'limits.memory');
  return unlimited ? 'node allocatable' : String(count);
}

function divideUp(amount: bigint, unit: bigint): bigint {
  return (amount + unit - 1n) / unit;
}
