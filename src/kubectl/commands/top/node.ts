/** `kubectl top node`. */
import type { Node, Pod } from '../../../kube/api/core/v1';
import { milliValue, parseQuantity, value } from '../../../kube/quantity/quantity';
import type { Command, Context, FlagValues } from '../../cli/command';
import { selectorFlag } from '../../options/standard';
import { nodeUsage, type Usage } from './load';
import { byUse, checkSortBy, cpuCell, memoryCell, table } from './table';

export const topNode: Command = {
  name: 'node',
  aliases: ['nodes', 'no'],
  usage: 'node [NAME | -l label]',
  short: 'Show CPU and memory use of nodes',
  long: 'Shows how much CPU and memory nodes use.',
  examples: `# All nodes
kubectl top node

# One node
kubectl top node NODE_NAME`,
  flags: [
    selectorFlag(),
    { name: 'no-headers', type: 'bool', usage: 'Leave out the headers of the table' },
    { name: 'show-capacity', type: 'bool', usage: "Parts of the nodes' capacity, not of what can be allocated." },
    { name: 'sort-by', type: 'string', usage: "Sort by 'cpu' or 'memory', the greatest use first." },
    { name: 'use-protocol-buffers', type: 'bool', default: true, usage: 'Talk protocol buffers with the metrics API.' },
  ],
  access: 'read',
  run(ctx, args, flags) {
    if (args.length > 1) throw ctx.usageError('node [NAME | -l label]');
    checkSortBy(flags.string('sort-by'));
    const [name] = args;
    if (name !== undefined && flags.string('selector'))
      throw new Error('only one of NAME or --selector can be provided');
    const nodes = find(ctx, name, flags);
    if (nodes.length === 0) throw new Error('metrics not available yet');
    ctx.streams.out.write(render(ctx, nodes, flags));
  },
};

const TARGET = { group: '', version: 'v1' };

function find(ctx: Context, name: string | undefined, flags: FlagValues): Node[] {
  const { client } = ctx.session;
  const target = { ...TARGET, resource: 'nodes' };
  if (name !== undefined) return [client.get({ ...target, name }) as Node];
  return client.list(target, { labelSelector: flags.string('selector') }).items as Node[];
}

function render(ctx: Context, nodes: Node[], flags: FlagValues): string {
  const { client } = ctx.session;
  const now = ctx.session.now();
  const pods = client.list({ ...TARGET, resource: 'pods' }).items as Pod[];
  const ready = nodes.filter(isReady);
  const measured = ready.map((node) => ({ name: node.metadata.name, node, usage: nodeUsage(node, pods, now) }));
  const rows = byUse(measured, flags.string('sort-by')).map(({ name, node, usage }) => {
    const { cpu, memory } = available(node, flags.bool('show-capacity'));
    return [name, cpuCell(usage), percent(usage.cpu, cpu), memoryCell(usage), percent(usage.memory, memory)];
  });
  const unknown = nodes.filter((node) => !isReady(node)).map(({ metadata: { name } }) => [name, ...UNKNOWN]);
  const headers = flags.bool('no-headers') ? [] : [['NAME', 'CPU(cores)', 'CPU%', 'MEMORY(bytes)', 'MEMORY%']];
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
