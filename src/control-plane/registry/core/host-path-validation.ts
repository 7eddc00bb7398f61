/** Paths of volumes on a node. */
import { type FieldError, invalid, notSupported, required } from '../../../kube/errors/field-error';

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** A path may not climb: `validatePathNoBacksteps`. */
export function validatePathNoBacksteps(path: string, field: string): FieldError[] {
  return path.split('/').includes('..') ? [invalid(field, path, "must not contain '..'")] : [];
}

/** `validateHostPathVolumeSource`. */
export function validateHostPath(hostPath: { path?: string; type?: string }, field: string): FieldError[] {
  if (!hostPath.path) return [required(`${field}.path`)];
  const errors = validatePathNoBacksteps(hostPath.path, `${field}.path`);
  if (hostPath.type !== undefined && !HOST_PATH_TYPES.includes(hostPath.type))
    errors.push(notSupported(`${field}.type`, hostPath.type, HOST_PATH_TYPES));
  return errors;
}
