/** `ValidateSecret` of `pkg/apis/core/validation`. */

import { fieldOf } from '../../../../go/json/field';
import { decodeJSON } from '../../../../go/json/syntax';
import type { Secret } from '../../../../kube/api/core/v1';
import { type FieldError, invalid, required, tooLong } from '../../../../kube/errors/field-error';
import { isConfigMapKey } from '../../../../kube/names/name-formats';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import { invalidEach, sortedEntries } from '../../field-checks';
import { base64Length, MAX_DATA_BYTES, validateImmutable } from '../configmap/strategy';

const SERVICE_ACCOUNT_NAME = 'kubernetes.io/service-account.name';

/** What Go's decoder says of a text that should hold a JSON object; undefined when it does. */
function jsonObjectError(text: string): string | undefined {
  try {
    const value = decodeJSON(text);
    if (typeof value === 'object' && !Array.isArray(value)) return undefined;
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
    return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
  } catch (error) {
    return (error as Error).message;
  }
}

function validateDockerConfig(data: Record<string, string>, key: string): FieldError[] {
  const value = fieldOf(data, key);
  if (value === undefined) return [required(`data[${key}]`)];
  const error = jsonObjectError(Buffer.from(value, 'base64').toString());
  return error === undefined ? [] : [invalid(`data[${key}]`, '<secret contents redacted>', error)];
}

const missing = (data: Record<string, string>, keys: string[]) =>
  keys.filter((key) => fieldOf(data, key) === undefined).map((key) => required(`data[${key}]`));

/** What a secret's type asks of its data. */
function validateByType({ type, data = {}, metadata }: Secret): FieldError[] {
  switch (type) {
    case 'kubernetes.io/service-account-token':
      return metadata.annotations?.[SERVICE_ACCOUNT_NAME]
        ? []
        : [required(`metadata.annotations[${SERVICE_ACCOUNT_NAME}]`)];
    case 'kubernetes.io/dockercfg':
      return validateDockerConfig(data, '.dockercfg');
    case 'kubernetes.io/dockerconfigjson':
      return validateDockerConfig(data, '.dockerconfigjson');
    case 'kubernetes.io/basic-auth': {
      const errors = missing(data, ['username', 'password']);
      return errors.length === 2 ? errors : [];
    }
    case 'kubernetes.io/ssh-auth':
      return data['ssh-privatekey'] ? [] : [required('data[ssh-privatekey]')];
    case 'kubernetes.io/tls':
      return missing(data, ['tls.crt', 'tls.key']);
    default:
      return [];
  }
}

/** Every error of a Secret but those of its metadata. */
export function validateSecret(secret: Secret): FieldError[] {
  const entries = sortedEntries(secret.data);
  const size = entries.reduce((sum, [, value]) => sum + base64Length(value), 0);
  return [
    ...entries.flatMap(([key]) => invalidEach(`data[${key}]`, key, isConfigMapKey(key))),
    ...(size > MAX_DATA_BYTES ? [tooLong('data', MAX_DATA_BYTES)] : []),
    ...validateByType(secret),
  ];
}

/** Errors of an update: the type never changes, and nothing once `immutable` is set. */
export function validateSecretUpdate(secret: Secret, old: Secret): FieldError[] {
  return [
    ...validateImmutableField(secret.type, old.type, 'type'),
    ...validateImmutable(secret, old, ['data']),
    ...validateSecret(secret),
  ];
}
