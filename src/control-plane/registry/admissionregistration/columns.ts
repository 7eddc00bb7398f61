/** Columns of webhook configurations: `printMutatingWebhook`, `printValidatingWebhook`. */
import { ageColumn, nameColumn } from '../object-columns';
import type { Column } from '../strategy';

/** Columns of a MutatingWebhookConfiguration or ValidatingWebhookConfiguration. */
export const webhookConfigurationColumns: Column[] = [
  nameColumn,
  { name: 'Webhooks', type: 'integer', cell: ({ webhooks }) => webhooks?.length ?? 0 },
  ageColumn,
];
