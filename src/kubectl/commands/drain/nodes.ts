/** What `cordon`, `uncordon` and `drain` have in common: which nodes, and whether pods may come to them. */
import type { Node } from '../../../kube/api/core/v1';
import { parseSelector } from '../../../kube/labels/selector';
import type { KubeObject } from '../../../kube/meta/meta';
import { type Command, type Context, command } from '../../cli/command';
import { type DryRun, dryRunStrategy, operationText } from '../../cli/dry-run';
import { changed } from '../../cli/flags/flag-values';
import { dryRunFlag, selectorFlag } from '../../options/standard';
import { resourceName } from '../../printers/object-printer';
import { Builder } from '../../resource/builder';
import { Helper } from '../../resource/helper';
import { type Info, mappingOf } from '../../resource/info';

/** What the flags say of it; only `drain` chooses among pods. */
type NodeFlags = { 'dry-run': string; selector: string; 'pod-selector'?: string };

/** The nodes a command is about, and how it goes about them. */
export interface NodeSelection {
  nodes: Info[];
  dryRun: DryRun;
}

/** `cordon` or `uncordon`, with its own words for the help. */
export function cordonCommand(
  texts: Pick<Command, 'name' | 'usage' | 'short' | 'long' | 'examples'>,
  unschedulable: boolean,
): Command {
  return command({
    ...texts,
    flags: { ...dryRunFlag(), ...selectorFlag() },
    access: 'write',
    async run(ctx, args, flags) {
      setUnschedulable(ctx, await selectNodes(ctx, args, flags), unschedulable);
    },
  });
}

/** Reads the arguments and `-l`. Throws kubectl's errors; the first node that is not there is one of them. */
export async function selectNodes(ctx: Context, args: readonly string[], flags: NodeFlags): Promise<NodeSelection> {
  const selector = flags.selector;
  if (args.length === 0 && !changed(flags, 'selector')) throw ctx.usageError(`USAGE: ${ctx.path.at(-1)} NODE [flags]`);
  if (args.length > 0 && selector)
    throw ctx.usageError('error: cannot specify both a node name and a --selector option');
  const dryRun = dryRunStrategy(flags, ctx);
  if (flags['pod-selector'] !== undefined) checkPodSelector(flags['pod-selector']);
  const builder = new Builder(ctx)
    .withScheme()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .resourceNames('nodes', ...args)
    .singleResourceType()
    .flatten();
  if (selector) builder.labelSelectorParam(selector).resourceTypes('nodes');
  const nodes = (await builder.do()).infos();
  for (const info of nodes) requireNode(info);
  return { nodes, dryRun };
}

function checkPodSelector(text: string): void {
  try {
    parseSelector(text);
  } catch {
    throw new Error('--pod-selector=<pod_selector> must be a valid label selector');
  }
}

function requireNode(info: Info): void {
  const { group, version, resource } = mappingOf(info);
  if (group !== '' || resource !== 'nodes')
    throw new Error(`error: expected resource of type node, got "${group}/${version}, Resource=${resource}"`);
}

/** Marks the nodes, or takes the mark off, and says of each what it is now. A node that cannot be changed is passed over. */
export function setUnschedulable(ctx: Context, { nodes, dryRun }: NodeSelection, unschedulable: boolean): void {
  const verb = unschedulable ? 'cordon' : 'uncordon';
  for (const info of nodes) {
    const node = info.object as Node;
    const already = (node.spec.unschedulable ?? false) === unschedulable;
    if (!already && dryRun !== 'client') {
      try {
        info.object = new Helper(ctx, { dryRun }).patch(info, 'strategic', {
          spec: { unschedulable: unschedulable || null },
        });
      } catch (err) {
        ctx.streams.err.write(`error: unable to ${verb} node "${info.name}": ${(err as Error).message}\n`);
        continue;
      }
    }
    printOperation(ctx, node, already ? `already ${verb}ed` : `${verb}ed`, dryRun);
  }
}

/** `node/node-1 cordoned (dry run)`. */
export function printOperation(ctx: Context, object: KubeObject, operation: string, dryRun: DryRun): void {
  ctx.streams.out.write(`${resourceName(object)} ${operationText(operation, dryRun)}\n`);
}
