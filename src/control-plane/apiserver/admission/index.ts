/** The plugins a v1.28 API server enables by default, in its order, as far as they act on what is simulated. */
import { defaultIngressClass } from './default-ingress-class';
import { defaultTolerationSeconds } from './default-toleration-seconds';
import { limitRanger } from './limit-ranger';
import { namespaceLifecycle } from './namespace-lifecycle';
import { taintNodesByCondition } from './node-taint';
import type { AdmissionAttributes, AdmissionPlugin } from './plugin';
import { podSecurity } from './pod-security';
import { priority } from './priority';
import { resourceQuota } from './resource-quota';
import { runtimeClass } from './runtime-class';
import { serviceAccount } from './service-account';
import { defaultStorageClass, persistentVolumeClaimResize, storageObjectInUseProtection } from './storage';

const plugins: AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  taintNodesByCondition,
  podSecurity,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  runtimeClass,
  defaultIngressClass,
  resourceQuota,
];

/** Mutating admission. Changes `attributes.object`; throws a `StatusError` where a plugin refuses. */
export function admit(attributes: AdmissionAttributes): void {
  const named = { ...attributes, name: nameOf(attributes) };
  for (const plugin of plugins) plugin.admit?.(named);
}

/** What an object is called that has not been given its name yet: `extractResourceName`. */
function nameOf({ name, object }: AdmissionAttributes): string {
  return name || object?.metadata.name || object?.metadata.generateName || 'Unknown';
}

/** Validating admission, after the kind's own validation. */
export function validateAdmission(attributes: AdmissionAttributes): void {
  for (const plugin of plugins) plugin.validate?.(attributes);
}
