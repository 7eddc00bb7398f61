/** `kubectl top pod`. */

import { formatGoDuration } from '../../../go/time/duration';
import type { Pod } from '../../../kube/api/core/v1';
import { notFound } from '../../../kube/errors/status-error';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { allNamespacesFlag, fieldSelectorFlag, selectorFlag } from '../../options/standard';
import { podUsage, sum, type Usage } from './load';
import { byUse, checkSortBy, cpuCell, memoryCell, table } from './table';

const FLAGS = {
  ...allNamespacesFlag(),
  ...fieldSelectorFlag(),
  ...selectorFlag(),
  containers: flag.bool('One line for each container.'),
  'no-headers': flag.bool('Leave out the headers of the table.'),
  'sort-by': flag.string("Sort by 'cpu' or 'memory', the greatest use first."),
  sum: flag.bool('Add it all up at the end'),
  'use-protocol-buffers': flag.bool('Talk protocol buffers with the metrics API.', { default: true }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const topPod = command({
  name: 'pod',
  aliases: ['pods', 'po'],
  usage: 'pod [NAME | -l label]',
  short: 'Show CPU and memory use of pods',
  long: `Shows how much CPU and memory pods use.

Of a pod that has just started nothing is known yet.`,
  examples: `# All pods of the namespace
kubectl top pod

# The containers of one pod
kubectl top pod POD_NAME --containers

# Pods with a label
kubectl top pod -l name=myLabel`,
  flags: FLAGS,
  access: 'read',
  run(ctx, args, flags) {
    if (args.length > 1) throw ctx.usageError('pod [NAME | -l label]');
    checkSortBy(flags['sort-by']);
    const [name] = args;
    if (name !== undefined && flags.selector) throw new Error('only one of NAME or selector can be provided');
    if (name !== undefined && flags['all-namespaces'])
      throw new Error('an empty namespace may not be set when a resource name is provided');
    const measured = name === undefined ? measureAll(ctx, flags) : [measureOne(ctx, name)];
    if (measured.length > 0) ctx.streams.out.write(render(measured, flags));
    else if (flags['all-namespaces']) ctx.streams.err.write('No resources found\n');
    else ctx.streams.err.write(`No resources found in ${ctx.namespace} namespace.\n`);
  },
});

interface Measured {
  namespace: string;
  name: string;
  usage: Usage;
  containers: Map<string, Usage>;
}

const PODS = { group: '', version: 'v1', resource: 'pods' };

function measureOne(ctx: Context, name: string): Measured {
  const { namespace, session } = ctx;
  const measured = measure(session.client.get({ ...PODS, namespace, name }) as Pod, session.now());
  if (measured) return measured;
  throw notFound({ group: 'metrics.k8s.io', resource: 'podmetrics' }, `${namespace}/${name}`);
}

/** All that have been measured. Throws when there are pods, but none of them has. */
function measureAll(ctx: Context, flags: Flags): Measured[] {
  const { client } = ctx.session;
  const now = ctx.session.now();
  const namespace = flags['all-namespaces'] ? undefined : ctx.namespace;
  const pods = client.list(
    { ...PODS, namespace },
    { labelSelector: flags.selector, fieldSelector: flags['field-selector'] },
  ).items as Pod[];
  const measured = pods.map((pod) => measure(pod, now)).filter((pod) => pod !== undefined);
  if (measured.length === 0 && pods.length > 0) throw notMeasured(pods, now);
  return measured;
}

function measure(pod: Pod, now: number): Measured | undefined {
  const containers = podUsage(pod, now);
  const { namespace = '', name } = pod.metadata;
  return containers && { namespace, name, usage: sum([...containers.values()]), containers };
}

/** How old a pod may be before it is strange that nothing is known of it. */
const DELAY = 120_000;

function notMeasured(pods: Pod[], now: number): Error {
  for (const { metadata } of pods) {
    const age = now - Date.parse(metadata.creationTimestamp ?? '');
    if (age > DELAY)
      return new Error(
        `Metrics not available for pod ${metadata.namespace}/${metadata.name}, age: ${formatGoDuration(age)}`,
      );
  }
  return new Error('metrics not available yet');
}

function render(measured: Measured[], flags: Flags): string {
  const all = flags['all-namespaces'];
  const containers = flags.containers;
  const place = (cells: string[]) => (all ? cells : cells.slice(1));
  const sortBy = flags['sort-by'];
  const sorted = sortBy ? byUse(measured, sortBy) : measured;
  const rows = sorted.flatMap(({ namespace, name, usage, containers: each }) =>
    containers
      ? byUse(
          [...each].map(([container, use]) => ({ name: container, usage: use })),
          sortBy,
        ).map((row) => place([namespace, name, row.name, cpuCell(row.usage), memoryCell(row.usage)]))
      : [place([namespace, name, cpuCell(usage), memoryCell(usage)])],
  );
  const names = containers ? ['NAMESPACE', 'POD', 'NAME'] : ['NAMESPACE', 'NAME'];
  const headers = flags['no-headers'] ? [] : [place([...names, 'CPU(cores)', 'MEMORY(bytes)'])];
  return table([...headers, ...rows, ...(flags.sum ? total(measured, place(names).length) : [])]);
}

function total(measured: Measured[], indent: number): string[][] {
  const usage = sum(measured.map((pod) => pod.usage));
  const empty = Array<string>(indent).fill('');
  return [
    [...empty, '________', '________'],
    [...empty, cpuCell(usage), memoryCell(usage)],
  ];
}
