/** Nodes. */

import { compareStrings } from '../../go/fmt/value';
import type { Node, Taint } from '../../kube/api/core/v1';
import { canonical } from '../../kube/quantity/quantity';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeLabels, sortedEntries } from './metadata';
import { describeAllocation } from './node-allocation';
import { describeLease } from './node-lease';
import { longTime } from './times';

/** `describeNode`. */
export function describeNode(page: Description, node: Node, view: ClusterView): void {
  const { metadata, spec, status = {} } = node;
  page.field('Name', metadata.name);
  page.field('Roles', rolesOf(node).join(',') || '<none>');
  describeLabels(page, metadata);
  page.field('CreationTimestamp', longTime(metadata.creationTimestamp));
  page.list('Taints', taintLines(spec.taints));
  page.field('Unschedulable', spec.unschedulable ?? false);
  describeLease(page, metadata.name, view);
  describeConditions(page, node);
  page.line('Addresses:');
  for (const { type, address } of status.addresses ?? []) page.indented().field(type, address);
  describeResources(page, 'Capacity', status.capacity);
  describeResources(page, 'Allocatable', status.allocatable);
  describeSystem(page, node);
  if (spec.podCIDR) page.field('PodCIDR', spec.podCIDR);
  if (spec.podCIDRs?.length) page.field('PodCIDRs', spec.podCIDRs.join(','));
  if (spec.providerID) page.field('ProviderID', spec.providerID);
  describeAllocation(page, node, view);
  const { name, uid } = metadata;
  // The kubelet reports under the name instead of the uid.
  const events = view.eventsAbout({ kind: 'Node', name, uid });
  describeEvents(page, events && [...events, ...(view.eventsAbout({ kind: 'Node', name, uid: name }) ?? [])], view.now);
}

/** The roles the labels of a node name. */
function rolesOf({ metadata }: Node): string[] {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.entries(metadata.labels ?? {}).map(([key, value]) =>
    key.startsWith(prefix) ? key.slice(prefix.length) : key === 'kubernetes.io/role' ? value : '',
  );
  return [...new Set(roles)].filter(Boolean).sort(compareStrings);
}

/** `key=value:effect` for each, sorted by effect and key. */
function taintLines(taints: readonly Taint[] = []): string[] {
  const order = ({ effect, key }: Taint) => `${effect},${key}`;
  return [...taints]
    .sort((a, b) => compareStrings(order(a), order(b)))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
}

function describeConditions(page: Description, { status }: Node): void {
  const conditions = status?.conditions ?? [];
  if (conditions.length === 0) return;
  page.line('Conditions:');
  const table = page.indented();
  table.row('Type', 'Status', 'LastHeartbeatTime', 'LastTransitionTime', 'Reason', 'Message');
  table.row('----', '------', '-----------------', '------------------', '------', '-------');
  for (const c of conditions)
    table.row(
      `${c.type} `,
      `${c.status} `,
      `${longTime(c.lastHeartbeatTime)} `,
      `${longTime(c.lastTransitionTime)} `,
      `${c.reason ?? ''} `,
      c.message ?? '',
    );
}

function describeResources(page: Description, title: string, resources: Record<string, string> | undefined): void {
  const entries = sortedEntries(resources);
  if (entries.length > 0) page.line(`${title}:`);
  for (const [name, amount] of entries) page.indented().field(name, canonical(amount));
}

function describeSystem(page: Description, { status }: Node): void {
  const info = status?.nodeInfo;
  const fields: [string, string | undefined][] = [
    ['Machine ID', info?.machineID],
    ['System UUID', info?.systemUUID],
    ['Boot ID', info?.bootID],
    ['Kernel Version', info?.kernelVersion],
    ['OS Image', info?.osImage],
    ['Operating System', info?.operatingSystem],
    ['Architecture', info?.architecture],
    ['Container Runtime Version', info?.containerRuntimeVersion],
    ['Kubelet Version', info?.kubeletVersion],
    ['Kube-Proxy Version', info?.kubeProxyVersion],
  ];
  page.line('System Info:');
  for (const [name, value = ''] of fields) page.indented().field(name, value);
}
