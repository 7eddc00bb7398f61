/** Columns of webhook configurations: `printMutatingWebhook`, `printValidatingWebhook`. */
import { ageColumn, nameColumn } from '../object-columns';
import type { Column } from '../strategy';
import type { WebhookConfiguration } from './validation';

/** Columns of a MutatingWebhookConfiguration or ValidatingWebhookConfiguration. */
export const webhookConfigurationColumns: Column<WebhookConfiguration>[] = [
  nameColumn,
  { name: 'Webhooks', type: 'integer', cell: ({ webhooks }) => webhooks?.length ?? 0 },
  ageColumn,
];
