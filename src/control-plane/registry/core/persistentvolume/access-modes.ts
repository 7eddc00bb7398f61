/** Access modes of volumes and claims. */
import { type FieldError, forbidden, notSupported } from '../../../../kube/errors/field-error';

const SHORT: readonly (readonly [string, string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
];

/** `RWO,ROX`: the modes in short, always in the same order (`GetAccessModesAsString`). */
export function accessModesText(modes: readonly string[] | undefined): string {
  return SHORT.filter(([mode]) => modes?.includes(mode))
    .map(([, short]) => short)
    .join(',');
}

/** Errors of modes that do not exist or do not go together. */
export function validateAccessModes(modes: readonly string[], field: string): FieldError[] {
  const known = SHORT.map(([mode]) => mode);
  const errors = modes.filter((mode) => !known.includes(mode)).map((mode) => notSupported(field, mode, known));
  const others = modes.some((mode) => mode !== 'ReadWriteOncePod' && known.includes(mode));
  if (modes.includes('ReadWriteOncePod') && others)
    errors.push(forbidden(field, 'may not use ReadWriteOncePod with other access modes'));
  return errors;
}
