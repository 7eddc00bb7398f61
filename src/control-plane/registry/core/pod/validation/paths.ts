/** Checks on file paths inside volumes and containers. */
import { invalid } from '../../../../../kube/errors/field-error';
import { addInvalid, type Errors } from './errors';

/** Whether a path climbs: has an element `..`. */
export const hasBacksteps = (target: string) => target.split('/').includes('..');

/** `validatePathNoBacksteps` */
function validatePathNoBacksteps(target: string, path: string, errors: Errors): void {
  if (hasBacksteps(target)) errors.push(invalid(path, target, "must not contain '..'"));
}

/** Relative, and without `..`: `validateLocalDescendingPath`. */
export function validateLocalDescendingPath(target: string, path: string, errors: Errors): void {
  if (target.startsWith('/')) errors.push(invalid(path, target, 'must be a relative path'));
  validatePathNoBacksteps(target, path, errors);
}

/** Relative, without `..`, and not starting with `..`: `validateLocalNonReservedPath`. */
export function validateLocalNonReservedPath(target: string, path: string, errors: Errors): void {
  validateLocalDescendingPath(target, path, errors);
  if (target.startsWith('..') && !target.startsWith('../'))
    addInvalid(errors, path, target, ["must not start with '..'"]);
}

/** A file mode between 0 and 0777, where one is given. */
export function validateFileMode(mode: number | undefined, path: string, errors: Errors): void {
  if (mode !== undefined && (mode > 0o777 || mode < 0))
    errors.push(invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive'));
}
