/** Columns of `kubectl get pods`: `printPod` of `pkg/printers/internalversion`. */
import type { Pod } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';
import { podRestarts, readyContainers } from './container-summary';
import { podStatusReason } from './status-reason';

const NONE = '<none>';

/** How many of the pod's readiness gates are met. */
function readinessGates({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return NONE;
  const met = gates.filter(
    ({ conditionType }) => status?.conditions?.find(({ type }) => type === conditionType)?.status === 'True',
  );
  return `${met.length}/${gates.length}`;
}

/** Columns of a Pod. */
export const podColumns: Column<Pod>[] = [
  nameColumn,
  { name: 'Ready', cell: (pod) => `${readyContainers(pod)}/${pod.spec.containers?.length ?? 0}` },
  { name: 'Status', cell: podStatusReason },
  { name: 'Restarts', cell: podRestarts },
  ageColumn,
  { name: 'IP', priority: 1, cell: ({ status }) => status?.podIPs?.[0]?.ip || NONE },
  { name: 'Node', priority: 1, cell: ({ spec }) => spec.nodeName || NONE },
  { name: 'Nominated Node', priority: 1, cell: ({ status }) => status?.nominatedNodeName || NONE },
  { name: 'Readiness Gates', priority: 1, cell: readinessGates },
];
