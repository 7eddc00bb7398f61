/** Columns of `kubectl get nodes`: `printNode`. */
import type { Node } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

const ROLE_PREFIX = 'node-role.kubernetes.io/';

/** `Ready`, `NotReady` or `Unknown`, and whether pods may be scheduled. */
function nodeStatusText({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const state = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec?.unschedulable ? `${state},SchedulingDisabled` : state;
}

/** The roles a node's labels give it, sorted: `findNodeRoles`. */
function nodeRoles({ metadata }: Node): string[] {
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([label, value]) => {
    if (label.startsWith(ROLE_PREFIX)) return label.slice(ROLE_PREFIX.length) || [];
    return label === 'kubernetes.io/role' && value ? value : [];
  });
  return [...new Set(roles)].sort();
}

const address = ({ status }: Node, type: string) =>
  status?.addresses?.find((candidate) => candidate.type === type)?.address ?? '<none>';

/** Columns of a Node. */
export const nodeColumns: Column<Node>[] = [
  nameColumn,
  { name: 'Status', cell: nodeStatusText },
  { name: 'Roles', cell: (node) => nodeRoles(node).join(',') || '<none>' },
  ageColumn,
  { name: 'Version', cell: ({ status }) => status?.nodeInfo?.kubeletVersion ?? '' },
  { name: 'Internal-IP', priority: 1, cell: (node) => address(node, 'InternalIP') },
  { name: 'External-IP', priority: 1, cell: (node) => address(node, 'ExternalIP') },
  { name: 'OS-Image', priority: 1, cell: ({ status }) => status?.nodeInfo?.osImage || '<unknown>' },
  { name: 'Kernel-Version', priority: 1, cell: ({ status }) => status?.nodeInfo?.kernelVersion || '<unknown>' },
  {
    name: 'Container-Runtime',
    priority: 1,
    cell: ({ status }) => status?.nodeInfo?.containerRuntimeVersion || '<unknown>',
  },
];
