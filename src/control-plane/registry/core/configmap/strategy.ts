/** Config maps: `pkg/registry/core/configmap` and `ValidateConfigMap`. */

import { deepEqual } from '../../../../go/json/deep';
import { fieldOf } from '../../../../go/json/field';
import type { ConfigMap } from '../../../../kube/api/core/v1';
import { type FieldError, forbidden, invalid, tooLong } from '../../../../kube/errors/field-error';
import { isConfigMapKey } from '../../../../kube/names/name-formats';
import { invalidEach, sortedEntries } from '../../field-checks';
import type { Strategy } from '../../strategy';
import { configMapColumns } from './columns';

/** The most a ConfigMap or a Secret may hold. */
export const MAX_DATA_BYTES = 1024 * 1024;

/** How many bytes base64 text stands for; a value given as null is an empty one. */
export function base64Length(text: string | null): number {
  return Buffer.byteLength(text ?? '', 'base64');
}

/** Every error of a ConfigMap but those of its metadata. */
function validateConfigMap({ data, binaryData }: ConfigMap): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of sortedEntries(data)) {
    errors.push(...invalidEach(`data[${key}]`, key, isConfigMapKey(key)));
    if (fieldOf(binaryData, key) !== undefined)
      errors.push(invalid(`data[${key}]`, key, 'duplicate of key present in binaryData'));
    size += Buffer.byteLength(value);
  }
  for (const [key, value] of sortedEntries(binaryData)) {
    errors.push(...invalidEach(`binaryData[${key}]`, key, isConfigMapKey(key)));
    size += base64Length(value);
  }
  // The empty path, which stands for the whole object, reads `[]`.
  if (size > MAX_DATA_BYTES) errors.push(tooLong('[]', MAX_DATA_BYTES));
  return errors;
}

/** What an immutable ConfigMap or Secret may not change. */
export function validateImmutable<T extends { immutable?: boolean }>(
  object: T,
  old: T,
  fields: readonly (keyof T & string)[],
): FieldError[] {
  if (!old.immutable) return [];
  const why = 'field is immutable when `immutable` is set';
  return [
    ...(object.immutable ? [] : [forbidden('immutable', why)]),
    ...fields.filter((f) => !deepEqual(object[f], old[f])).map((f) => forbidden(f, why)),
  ];
}

/** Config maps have data only. */
export const configMapStrategy: Strategy<ConfigMap> = {
  validate: validateConfigMap,
  validateUpdate: (configMap, old) => [
    ...validateImmutable(configMap, old, ['data', 'binaryData']),
    ...validateConfigMap(configMap),
  ],
  columns: configMapColumns,
};
