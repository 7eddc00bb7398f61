/** Checks of quantities in a resource list: `pkg/apis/core/validation`. */
import { type FieldError, invalid } from '../../kube/errors/field-error';
import { compare, formatQuantity, milliValue, parseQuantity, quantityOf, value } from '../../kube/quantity/quantity';
import { invalidGo } from './field-checks';
import { goSyntax } from './go-syntax';
import { isIntegerResource } from './resource-names';

const ZERO = quantityOf(0);

/** An amount above zero: `ValidatePositiveQuantityValue`. */
export function validatePositiveQuantity(text: string, field: string): FieldError[] {
  const quantity = parseQuantity(text);
  return compare(quantity, ZERO) > 0 ? [] : [invalid(field, formatQuantity(quantity), 'must be greater than zero')];
}

/** An amount that is zero or more: `ValidateNonnegativeQuantity`. */
export function validateNonnegativeQuantity(text: string, field: string): FieldError[] {
  const quantity = parseQuantity(text);
  if (compare(quantity, ZERO) >= 0) return [];
  return [invalid(field, formatQuantity(quantity), 'must be greater than or equal to 0')];
}

/** An amount that fits the resource, not negative and whole where it counts things: `ValidateResourceQuantityValue`. */
export function validateResourceQuantity(resource: string, text: string, field: string): FieldError[] {
  const quantity = parseQuantity(text);
  const errors = validateNonnegativeQuantity(text, field);
  if (isIntegerResource(resource) && milliValue(quantity) % 1000n !== 0n)
    errors.push(invalidGo(field, goSyntax('Quantity', text), 'must be an integer'));
  return errors;
}

/** An amount that is not negative: `validateBasicResource`. */
export function validateBasicResource(text: string, field: string): FieldError[] {
  const units = value(parseQuantity(text));
  return units < 0n ? [invalidGo(field, String(units), 'must be a valid resource quantity')] : [];
}

/** The order of two amounts: -1, 0 or 1; absent is zero. */
export function compareQuantities(a: string | undefined, b: string | undefined): number {
  return compare(parseQuantity(a ?? '0'), parseQuantity(b ?? '0'));
}

/** A quantity's text as tables print it; absent is `0`. */
export function quantityText(text: string | undefined): string {
  return text === undefined ? '0' : formatQuantity(parseQuantity(text));
}
