/** Collecting field errors: validators append to one list, so that a valid pod costs no allocation. */
import { type FieldError, invalid } from '../../../../../kube/errors/field-error';

/** The list validators append to, in the order the API server reports. */
export type Errors = FieldError[];

/** One `Invalid value` per message. */
export function addInvalid(errors: Errors, path: string, value: unknown, messages: readonly string[]): void {
  for (const message of messages) errors.push(invalid(path, value, message));
}

/** A number below zero is an error. */
export function addNegative(errors: Errors, path: string, value: number | undefined): void {
  if ((value ?? 0) < 0) errors.push(invalid(path, value, 'must be greater than or equal to 0'));
}
