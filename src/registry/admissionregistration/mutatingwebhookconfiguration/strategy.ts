/** Mutating webhook configurations: `pkg/registry/admissionregistration/mutatingwebhookconfiguration`. */
import type { Strategy } from '../../strategy';
import { webhookConfigurationColumns } from '../columns';

/** Kept and shown; no webhook is ever called. */
export const mutatingWebhookConfigurationStrategy: Strategy = {
  hasGeneration: true,
  columns: webhookConfigurationColumns,
};
