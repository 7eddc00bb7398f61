/** Secrets: `pkg/registry/core/secret`. */
import { setField } from '../../../../go/json/field';
import type { Secret } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { secretColumns } from './columns';
import { validateSecret, validateSecretUpdate } from './validation';

/** `stringData` is for writing only: it is folded into `data` on the way in. */
export const secretStrategy: Strategy<Secret> = {
  setDefaults(secret) {
    secret.type ||= 'Opaque';
    for (const [key, value] of Object.entries(secret.stringData ?? {})) {
      secret.data ??= {};
      setField(secret.data, key, Buffer.from(value).toString('base64'));
    }
    delete secret.stringData;
  },
  validate: validateSecret,
  validateUpdate: validateSecretUpdate,
  selectableFields: ({ type }) => ({ type: type ?? '' }),
  columns: secretColumns,
};
