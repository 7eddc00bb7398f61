/** Validation errors with field paths: `k8s.io/apimachinery/pkg/util/validation/field`, in its wording. */
import { goSyntax } from '../../go/fmt/print';
import type { GoValue } from '../../go/fmt/value';
import { quote } from '../../go/strconv/quote';

export type FieldErrorType =
  | 'Required value'
  | 'Invalid value'
  | 'Not found'
  | 'Duplicate value'
  | 'Unsupported value'
  | 'Forbidden'
  | 'Too long'
  | 'Too many'
  | 'Internal error';

/** One thing wrong with one field; `error()` says it as Go's `field.Error.Error()` does. */
export class FieldError {
  constructor(
    readonly type: FieldErrorType,
    /** Path from the object's root, e.g. `spec.containers[0].name`. */
    readonly field: string,
    /** The offending value, already in the form Go prints it (see `goQuote`); absent where the type shows none. */
    readonly badValue: string | undefined,
    readonly detail: string,
  ) {}

  /** The error without its field: what goes into `details.causes[].message`. */
  body(): string {
    const value = this.badValue === undefined ? '' : `: ${this.badValue}`;
    return `${this.type}${value}${this.detail ? `: ${this.detail}` : ''}`;
  }

  /** The whole line: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`. */
  error(): string {
    return `${this.field}: ${this.body()}`;
  }
}

/** `ErrorTypeTypeInvalid`: reads as any invalid value, but what is of the wrong type is not looked at any further. */
export class TypeInvalidError extends FieldError {
  constructor(field: string, value: unknown, detail: string) {
    super('Invalid value', field, goQuote(value), detail);
  }
}

/** A value as Go's field errors show it: strings and nil quoted, numbers and booleans bare, the rest in Go's syntax. */
export function goQuote(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  return value === null || value === undefined ? '"null"' : goSyntax(value as GoValue);
}

export const required = (field: string, detail = '') => new FieldError('Required value', field, undefined, detail);
export const invalid = (field: string, value: unknown, detail: string) =>
  new FieldError('Invalid value', field, goQuote(value), detail);
/** The values come sorted, as from the `List()` of a Go set. */
export const notSupported = (field: string, value: unknown, supported: readonly string[]) =>
  new FieldError(
    'Unsupported value',
    field,
    goQuote(value),
    `supported values: ${[...supported].sort().map(goQuote).join(', ')}`,
  );
export const forbidden = (field: string, detail: string) => new FieldError('Forbidden', field, undefined, detail);
export const duplicate = (field: string, value: unknown) =>
  new FieldError('Duplicate value', field, goQuote(value), '');
export const fieldNotFound = (field: string, value: unknown) => new FieldError('Not found', field, goQuote(value), '');
export const tooLong = (field: string, max: number) =>
  new FieldError('Too long', field, undefined, `must have at most ${max} bytes`);
