/** Network policies: `pkg/registry/networking/networkpolicy`. */
import type { NetworkPolicy } from '../../../../kube/api/networking/v1';
import { formatLabelSelector } from '../../../../kube/labels/label-selector';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';
import { validateNetworkPolicy } from './validation';

/** Columns of a NetworkPolicy: `printNetworkPolicy`. */
const networkPolicyColumns: Column<NetworkPolicy>[] = [
  nameColumn,
  { name: 'Pod-Selector', cell: ({ spec }) => formatLabelSelector(spec?.podSelector ?? {}) },
  ageColumn,
];

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
