/** Network policies: `pkg/registry/networking/networkpolicy`. */
import type { NetworkPolicy } from '../../../../kube/api/networking/v1';
import type { Strategy } from '../../strategy';
import { networkPolicyColumns } from './columns';
import { validateNetworkPolicy } from './validation';

/** A policy that names no types governs ingress, and egress when it has egress rules. */
export const networkPolicyStrategy: Strategy<NetworkPolicy> = {
  setDefaults(policy) {
    policy.spec ??= { podSelector: {} };
    const { spec } = policy;
    spec.podSelector ??= {};
    if (!spec.policyTypes?.length) spec.policyTypes = spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress'];
    for (const { ports } of [...(spec.ingress ?? []), ...(spec.egress ?? [])])
      for (const port of ports ?? []) port.protocol ??= 'TCP';
  },
  validate: validateNetworkPolicy,
  hasGeneration: true,
  columns: networkPolicyColumns,
};
