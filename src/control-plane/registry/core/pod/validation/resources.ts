/** Resource requests and limits. */

import type { ResourceRequirements } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import {
  compare,
  formatQuantity,
  milliValue,
  parseQuantity,
  type Quantity,
  value,
} from '../../../../../kube/quantity/quantity';
import { sortedEntries } from '../../../field-checks';
import { validateResourceQuantity } from '../../../quantity-checks';
import { isOvercommitAllowed, validateContainerResourceName } from '../../../resource-names';
import type { Errors } from './errors';

const isHugePageResourceName = (name: string) => name.startsWith('hugepages-');

function validateHugePages(name: string, quantity: Quantity, path: string, errors: Errors): void {
  if (!isHugePageResourceName(name) || isDivisible(name, quantity)) return;
  const amount = formatQuantity(quantity);
  errors.push(invalid(path, amount, `${amount} is not positive integer multiple of ${name}`));
}

function isDivisible(name: string, quantity: Quantity): boolean {
  try {
    const page = parseQuantity(name.slice('hugepages-'.length));
    return page.nanos > 0n && milliValue(page) % 1000n === 0n && value(quantity) % value(page) === 0n;
  } catch {
    return false;
  }
}

function validateAgainstLimit(
  name: string,
  request: Quantity,
  limit: string | undefined,
  path: string,
  errors: Errors,
) {
  if (limit === undefined) {
    if (!isOvercommitAllowed(name))
      errors.push(required(`${path}.limits`, 'Limit must be set for non overcommitable resources'));
    return;
  }
  const order = compare(request, parseQuantity(limit));
  const shown = formatQuantity(parseQuantity(limit));
  if (order !== 0 && !isOvercommitAllowed(name))
    errors.push(invalid(`${path}.requests`, formatQuantity(request), `must be equal to ${name} limit of ${shown}`));
  else if (order > 0)
    errors.push(
      invalid(`${path}.requests`, formatQuantity(request), `must be less than or equal to ${name} limit of ${shown}`),
    );
}

/** `ValidateResourceRequirements` */
export function validateResourceRequirements(
  resources: ResourceRequirements | undefined,
  path: string,
  errors: Errors,
): void {
  if (!resources?.limits && !resources?.requests) return;
  const { limits, requests } = resources;
  for (const [name, text] of sortedEntries(limits)) {
    const at = `${path}.limits[${name}]`;
    errors.push(...validateContainerResourceName(name, at), ...validateResourceQuantity(name, text, at));
    validateHugePages(name, parseQuantity(text), at, errors);
  }
  for (const [name, text] of sortedEntries(requests)) {
    const at = `${path}.requests[${name}]`;
    errors.push(...validateContainerResourceName(name, at), ...validateResourceQuantity(name, text, at));
    validateAgainstLimit(name, parseQuantity(text), limits?.[name], path, errors);
    validateHugePages(name, parseQuantity(text), at, errors);
  }
  const names = Object.keys({ ...limits, ...requests });
  if (names.some(isHugePageResourceName) && !names.includes('cpu') && !names.includes('memory'))
    errors.push(forbidden(path, 'HugePages require cpu or memory'));
}
