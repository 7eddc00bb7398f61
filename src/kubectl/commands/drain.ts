/** `kubectl drain`. */

import { Interrupted } from '../../control-plane/clock/interrupt';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import type { DryRun } from '../cli/dry-run';
import { Aggregate } from '../cli/errors';
import { deletePods } from './drain/delete';
import { evictPods } from './drain/evict';
import { pendingPods, podsForDeletion } from './drain/filters';
import { drainFlags, type Flags } from './drain/flags';
import { type NodeSelection, printOperation, selectNodes, setUnschedulable } from './drain/nodes';

export const drain = command({
  name: 'drain',
  usage: 'drain NODE',
  short: 'Empty a node for maintenance',
  long: `Keeps new pods off nodes and takes away those that are there, as far as their disruption budgets allow.

Pods of daemon sets stay, as they would come back at once; without --ignore-daemonsets they stop the command. So do pods that nobody would start anew, without --force, and pods that keep data on the node, without --delete-emptydir-data.

The command waits until the pods are gone. Use uncordon when the node is to get pods again.`,
  examples: `# Also pods that nobody would start anew
kubectl drain node-1 --force

# Fifteen minutes for every pod to end by itself
kubectl drain node-1 --grace-period=900

# What usually is on a node
kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data`,
  flags: drainFlags(),
  access: 'write',
  async run(ctx, args, flags) {
    const selection = await selectNodes(ctx, args, flags);
    setUnschedulable(ctx, selection, true);
    await drainNodes(ctx, selection, flags);
  },
});

async function drainNodes(ctx: Context, { nodes, dryRun }: NodeSelection, flags: Flags): Promise<void> {
  const errors: Error[] = [];
  const remaining: string[] = [];
  for (const info of nodes) {
    try {
      await drainNode(ctx, info.name, flags, dryRun);
      printOperation(ctx, info.object as KubeObject, 'drained', dryRun);
    } catch (err) {
      if (err instanceof Interrupted) throw err;
      errors.push(err as Error);
      remaining.push(info.name);
      ctx.streams.err.write(
        `error: unable to drain node "${info.name}" due to error:${(err as Error).message}, continuing command...\n`,
      );
    }
  }
  if (errors.length === 0) return;
  ctx.streams.err.write(`There are pending nodes to be drained:\n${remaining.map((name) => ` ${name}\n`).join('')}`);
  throw new Aggregate(errors);
}

async function drainNode(ctx: Context, node: string, flags: Flags, dryRun: DryRun): Promise<void> {
  const { pods, warnings } = podsForDeletion(ctx, node, flags);
  if (warnings) ctx.streams.err.write(`Warning: ${warnings}\n`);
  if (dryRun === 'client') {
    for (const { metadata } of pods)
      ctx.streams.out.write(`evicting pod ${metadata.namespace}/${metadata.name} (dry run)\n`);
    return;
  }
  try {
    await (flags['disable-eviction'] ? deletePods : evictPods)(ctx, pods, flags, dryRun);
  } catch (err) {
    if (!(err instanceof Interrupted)) reportPending(ctx, node, flags, err as Error);
    throw err;
  }
}

function reportPending(ctx: Context, node: string, flags: Flags, err: Error): void {
  const pending = pendingPods(ctx, node, flags);
  if (pending.length === 0) return;
  const names = pending.map(({ metadata }) => `pod/${metadata.name}\n`).join('');
  ctx.streams.err.write(`There are pending pods in node "${node}" when an error occurred: ${err.message}\n${names}`);
}
