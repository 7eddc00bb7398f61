/** Access modes of volumes and claims. */
import { accessModes } from '../../../../kube/core/access-modes';
import { type FieldError, forbidden, notSupported } from '../../../../kube/errors/field-error';

/** Errors of modes that do not exist or do not go together. */
export function validateAccessModes(modes: readonly string[], field: string): FieldError[] {
  const known = accessModes();
  const errors = modes.filter((mode) => !known.includes(mode)).map((mode) => notSupported(field, mode, known));
  const others = modes.some((mode) => mode !== 'ReadWriteOncePod' && known.includes(mode));
  if (modes.includes('ReadWriteOncePod') && others)
    errors.push(forbidden(field, 'may not use ReadWriteOncePod with other access modes'));
  return errors;
}
