/** Volumes filled from other objects: Secrets, ConfigMaps, the pod's own fields, tokens. */

import type { DownwardAPIVolumeFile, KeyToPath, Volume, VolumeProjection } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import type { Errors } from './errors';
import { VOLUME_FIELDS, validateObjectFieldSelector, validateResourceFieldSelector } from './field-selectors';
import { validateFileMode, validateLocalNonReservedPath } from './paths';

function validateKeyToPath(item: KeyToPath, path: string, errors: Errors): void {
  if (!item.key) errors.push(required(`${path}.key`));
  if (!item.path) errors.push(required(`${path}.path`));
  validateLocalNonReservedPath(item.path ?? '', `${path}.path`, errors);
  validateFileMode(item.mode, `${path}.mode`, errors);
}

function validateItems(items: KeyToPath[] | undefined, path: string, errors: Errors): void {
  items?.forEach((item, i) => {
    validateKeyToPath(item, `${path}.items[${i}]`, errors);
  });
}

/** `validateSecretVolumeSource` */
export function validateSecretVolume(source: NonNullable<Volume['secret']>, path: string, errors: Errors): void {
  if (!source.secretName) errors.push(required(`${path}.secretName`));
  validateFileMode(source.defaultMode, `${path}.defaultMode`, errors);
  validateItems(source.items, path, errors);
}

/** `validateConfigMapVolumeSource` */
export function validateConfigMapVolume(source: NonNullable<Volume['configMap']>, path: string, errors: Errors): void {
  if (!source.name) errors.push(required(`${path}.name`));
  validateFileMode(source.defaultMode, `${path}.defaultMode`, errors);
  validateItems(source.items, path, errors);
}

function validateDownwardAPIFile(file: DownwardAPIVolumeFile, path: string, errors: Errors): void {
  if (!file.path) errors.push(required(`${path}.path`));
  validateLocalNonReservedPath(file.path ?? '', `${path}.path`, errors);
  if (file.fieldRef) {
    validateObjectFieldSelector(file.fieldRef, VOLUME_FIELDS, `${path}.fieldRef`, errors);
    if (file.resourceFieldRef)
      errors.push(invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
  } else if (file.resourceFieldRef)
    validateResourceFieldSelector(file.resourceFieldRef, `${path}.resourceFieldRef`, true, errors);
  else errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'));
  validateFileMode(file.mode, `${path}.mode`, errors);
}

/** `validateDownwardAPIVolumeSource`; the paths of its files have no index. */
export function validateDownwardAPIVolume(
  source: NonNullable<Volume['downwardAPI']>,
  path: string,
  errors: Errors,
): void {
  validateFileMode(source.defaultMode, `${path}.defaultMode`, errors);
  for (const file of source.items ?? []) validateDownwardAPIFile(file, path, errors);
}

const MIN_TOKEN_SECONDS = 600;
const MAX_TOKEN_SECONDS = 2 ** 32;

function validateToken(token: NonNullable<VolumeProjection['serviceAccountToken']>, path: string, errors: Errors) {
  const { expirationSeconds: seconds = 0 } = token;
  if (seconds < MIN_TOKEN_SECONDS)
    errors.push(invalid(`${path}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes'));
  if (seconds > MAX_TOKEN_SECONDS)
    errors.push(invalid(`${path}.expirationSeconds`, seconds, 'may not specify a duration larger than 2^32 seconds'));
}

/** `validateProjectedVolumeSource`: no two sources may write the same file. */
export function validateProjectedVolume(
  projected: NonNullable<Volume['projected']>,
  path: string,
  errors: Errors,
): void {
  validateFileMode(projected.defaultMode, `${path}.defaultMode`, errors);
  const paths = new Set<string>();
  const claim = (file: string | undefined, shown: string) => {
    if (!file) return;
    if (paths.has(file)) errors.push(invalid(path, shown, 'conflicting duplicate paths'));
    paths.add(file);
  };
  projected.sources?.forEach((source, i) => {
    const at = `${path}.sources[${i}]`;
    for (const kind of ['secret', 'configMap'] as const) {
      const from = source[kind];
      if (!from) continue;
      if (!from.name) errors.push(required(`${at}.${kind}.name`));
      from.items?.forEach((item, k) => {
        validateKeyToPath(item, `${at}.${kind}.items[${k}]`, errors);
        claim(item.path, from.name ?? '');
      });
    }
    for (const file of source.downwardAPI?.items ?? []) {
      validateDownwardAPIFile(file, `${at}.downwardAPI`, errors);
      claim(file.path, file.path);
    }
    if (source.serviceAccountToken) {
      validateToken(source.serviceAccountToken, `${at}.serviceAccountToken`, errors);
      if (!source.serviceAccountToken.path) errors.push(required(`${path}.path`));
    }
    if (Object.values(source).filter(Boolean).length > 1)
      errors.push(forbidden(at, 'may not specify more than 1 volume type'));
  });
}
