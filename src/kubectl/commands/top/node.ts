/** `kubectl top node`. */

import type { Node, Pod } from '../../../kube/api/core/v1';
import { milliValue, parseQuantity, value } from '../../../kube/quantity/quantity';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { selectorFlag } from '../../options/standard';
import { nodeUsage, type Usage } from './load';
import { byUse, checkSortBy, cpuCell, memoryCell, table } from './table';

const FLAGS = {
  ...selectorFlag(),
  'no-headers': flag.bool('Leave out the headers of the table'),
  'show-capacity': flag.bool("Parts of the nodes' capacity, not of what can be allocated."),
  'sort-by': flag.string("Sort by 'cpu' or 'memory', the greatest use first."),
  'use-protocol-buffers': flag.bool('Talk protocol buffers with the metrics API.', { default: true }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const topNode = command({
  name: 'node',
  aliases: ['nodes', 'no'],
  usage: 'node [NAME | -l label]',
  short: 'Show CPU and memory use of nodes',
  long: 'Shows how much CPU and memory nodes use.',
  examples: `# All nodes
kubectl top node

# One node
kubectl top node NODE_NAME`,
  flags: FLAGS,
  access: 'read',
  run(ctx, args, flags) {
    if (args.length > 1) throw ctx.usageError('node [NAME | -l label]');
    checkSortBy(flags['sort-by']);
    const [name] = args;
    if (name !== undefined && flags.selector) throw new Error('only one of NAME or --selector can be provided');
    const nodes = find(ctx, name, flags);
    if (nodes.length === 0) throw new Error('metrics not available yet');
    ctx.streams.out.write(render(ctx, nodes, flags));
  },
});

const TARGET = { group: '', version: 'v1' };

function find(ctx: Context, name: string | undefined, flags: Flags): Node[] {
  const { client } = ctx.session;
  const target = { ...TARGET, resource: 'nodes' };
  if (name !== undefined) return [client.get({ ...target, name }) as Node];
  return client.list(target, { labelSelector: flags.selector }).items as Node[];
}

function render(ctx: Context, nodes: Node[], flags: Flags): string {
  const { client } = ctx.session;
  const now = ctx.session.now();
  const pods = client.list({ ...TARGET, resource: 'pods' }).items as Pod[];
  const ready = nodes.filter(isReady);
  const measured = ready.map((node) => ({ name: node.metadata.name, node, usage: nodeUsage(node, pods, now) }));
  const rows = byUse(measured, flags['sort-by']).map(({ name, node, usage }) => {
    const { cpu, memory } = available(node, flags['show-capacity']);
    return [name, cpuCell(usage), percent(usage.cpu, cpu), memoryCell(usage), percent(usage.memory, memory)];
  });
  const unknown = nodes.filter((node) => !isReady(node)).map(({ metadata: { name } }) => [name, ...UNKNOWN]);
  const headers = flags['no-headers'] ? [] : [['NAME', 'CPU(cores)', 'CPU%', 'MEMORY(bytes)', 'MEMORY%']];
  return table([...headers, ...rows, ...unknown]);
}

/** Of a node that does not answer nothing is known. */
const UNKNOWN = ['<unknown>', '<unknown>', '<unknown>', '<unknown>'];

function isReady({ status }: Node): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;
}

function available({ status }: Node, capacity: boolean): Usage {
  const { cpu = '0', memory = '0' } = (capacity ? status?.capacity : status?.allocatable) ?? {};
  return { cpu: Number(milliValue(parseQuantity(String(cpu)))), memory: Number(value(parseQuantity(String(memory)))) };
}

function percent(used: number, whole: number): string {
  return `${whole > 0 ? Math.trunc((used / whole) * 100) : 0}%`;
}
