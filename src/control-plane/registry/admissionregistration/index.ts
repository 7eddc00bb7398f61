/** The kinds of `admissionregistration.k8s.io`. */

import type { Strategy } from '../strategy';
import { mutatingWebhookConfigurationStrategy } from './mutatingwebhookconfiguration/strategy';
import { validatingWebhookConfigurationStrategy } from './validatingwebhookconfiguration/strategy';

/** Strategies by resource. */
export const admissionRegistrationStrategies: Record<string, Strategy> = {
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': mutatingWebhookConfigurationStrategy,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': validatingWebhookConfigurationStrategy,
};
