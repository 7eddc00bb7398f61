/** Service accounts: `pkg/registry/core/serviceaccount`. */
import type { ServiceAccount } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

/** Columns of a ServiceAccount: `printServiceAccount`. */
const serviceAccountColumns: Column<ServiceAccount>[] = [
  nameColumn,
  { name: 'Secrets', cell: ({ secrets }) => secrets?.length ?? 0 },
  ageColumn,
];

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
