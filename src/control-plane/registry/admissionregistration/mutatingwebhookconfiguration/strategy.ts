/** Mutating webhook configurations: `pkg/registry/admissionregistration/mutatingwebhookconfiguration`. */
import type { Strategy } from '../../strategy';
import { webhookConfigurationColumns } from '../columns';
import { setWebhookDefaults, validateWebhookConfiguration } from '../validation';

/** Kept and shown; no webhook is ever called. */
export const mutatingWebhookConfigurationStrategy: Strategy = {
  hasGeneration: true,
  plainFinalizers: true,
  setDefaults: setWebhookDefaults,
  validate: validateWebhookConfiguration,
  columns: webhookConfigurationColumns,
};
