/** Validating webhook configurations: `pkg/registry/admissionregistration/validatingwebhookconfiguration`. */
import type { Strategy } from '../../strategy';
import { webhookConfigurationColumns } from '../columns';

/** Kept and shown; no webhook is ever called. */
export const validatingWebhookConfigurationStrategy: Strategy = {
  hasGeneration: true,
  columns: webhookConfigurationColumns,
};
