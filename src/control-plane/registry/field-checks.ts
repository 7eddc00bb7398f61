/** Small checks the validations of all kinds are made of: `field.Invalid` and its siblings over what primitives say. */

import { FieldError, goQuote, invalid } from '../../kube/errors/field-error';

/** One `Invalid value` for every message a primitive check returned. */
export function invalidEach(field: string, value: unknown, messages: readonly string[]): FieldError[] {
  return messages.map((message) => invalid(field, value, message));
}

/** `Invalid value` of something Go prints in its own syntax (`%#v`), such as `[]string{"a"}`. */
export function invalidGo(field: string, goText: string, detail: string): FieldError {
  return new FieldError('Invalid value', field, goText, detail);
}

/** `Unsupported value`, the supported ones in the order Go's caller lists them. */
export function unsupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  return new FieldError(
    'Unsupported value',
    field,
    goQuote(value),
    `supported values: ${supported.map(goQuote).join(', ')}`,
  );
}

/** The entries of a map in the order of their keys: where Go's order is random, ours is always this one. */
export function sortedEntries<T>(map: Record<string, T> | null | undefined): [string, T][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
