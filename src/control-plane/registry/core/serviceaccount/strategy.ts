/** Service accounts: `pkg/registry/core/serviceaccount`. */
import type { ServiceAccount } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { serviceAccountColumns } from './columns';

/** Of the secrets listed, only the names are kept. */
function cleanSecretReferences(account: ServiceAccount): void {
  account.secrets = account.secrets?.map(({ name }) => ({ name }));
  if (!account.secrets) delete account.secrets;
}

/** Service accounts are checked by their name alone. */
export const serviceAccountStrategy: Strategy<ServiceAccount> = {
  prepareForCreate: cleanSecretReferences,
  prepareForUpdate: cleanSecretReferences,
  columns: serviceAccountColumns,
};
