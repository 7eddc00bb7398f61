/** The pods on a node and what they ask of it: `describeNodeResource`. */

import { compareStrings } from '../../go/fmt/value';
import type { Node } from '../../kube/api/core/v1';
import { translateTimestampSince } from '../../kube/meta/human-duration';
import { formatQuantity, milliValue, parseQuantity, type Quantity, value } from '../../kube/quantity/quantity';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { type Amounts, addAmounts, podAmounts } from './pod-resources';

const NOTHING = parseQuantity('0');
const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];

/** The table of pods that have not ended, and the sums of what they request. */
export function describeAllocation(page: Description, node: Node, view: ClusterView): void {
  const { capacity = {}, allocatable = {} } = node.status ?? {};
  const available = Object.keys(allocatable).length > 0 ? allocatable : capacity;
  const share = shareOf(available);
  const pods = view
    .podsOn(node.metadata.name)
    .filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
  page.field('Non-terminated Pods', `(${pods.length} in total)`);
  const table = page.indented();
  table.row('Namespace', 'Name', '', 'CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Age');
  table.row('---------', '----', '', '------------', '----------', '---------------', '-------------', '---');
  const total: Amounts = { requests: new Map(), limits: new Map() };
  for (const pod of pods) {
    const amounts = podAmounts(pod);
    addAmounts(total.requests, amounts.requests);
    addAmounts(total.limits, amounts.limits);
    table.row(
      pod.metadata.namespace ?? '',
      pod.metadata.name,
      '',
      ...['cpu', 'memory'].flatMap((name) => [share(name, amounts.requests), share(name, amounts.limits)]),
      translateTimestampSince(pod.metadata.creationTimestamp, view.now),
    );
  }
  page.line('Allocated resources:');
  table.line('(Total limits may be over 100 percent, i.e., overcommitted.)');
  table.header('Resource', 'Requests', 'Limits');
  const names = Object.keys(available).sort(compareStrings);
  for (const name of [...STANDARD, ...names.filter(isHugePages)])
    table.row(name, share(name, total.requests), share(name, total.limits));
  for (const name of names.filter(isExtended))
    table.row(
      name,
      formatQuantity(total.requests.get(name) ?? NOTHING),
      formatQuantity(total.limits.get(name) ?? NOTHING),
    );
}

const isHugePages = (name: string) => name.startsWith('hugepages-');
const isExtended = (name: string) => !isHugePages(name) && !STANDARD.includes(name) && name !== 'pods';

/** `500m (1%)`: an amount and its part of what the node has. */
function shareOf(available: Record<string, string>): (name: string, amounts: Map<string, Quantity>) => string {
  return (name, amounts) => {
    const amount = amounts.get(name) ?? NOTHING;
    const whole = parseQuantity(available[name] ?? '0');
    const units = name === 'cpu' ? milliValue : value;
    const percent = units(whole) === 0n ? 0 : Math.trunc((Number(units(amount)) / Number(units(whole))) * 100);
    return `${formatQuantity(amount)} (${percent}%)`;
  };
}
