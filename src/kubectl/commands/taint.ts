/** `kubectl taint`. */
import type { Node, Taint } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { encodeTyped } from '../../kube/schema/strict-decode';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { resultPrinter } from '../options/output';
import { allFlag, dryRunFlag, fieldManagerFlag, printFlags, selectorFlag, validateFlag } from '../options/standard';
import { fieldValidation } from '../options/validation';
import { Builder } from '../resource/builder';
import { Helper } from '../resource/helper';
import type { Info } from '../resource/info';
import { parseResourceRequest } from './explain/resource-request';
import { reorganizeTaints } from './taint/reorganize';
import { isTaintSpec, matches, parseTaints, type TaintChanges } from './taint/taint-spec';

const FLAGS = {
  ...printFlags(),
  ...allFlag('All nodes of the cluster'),
  ...dryRunFlag(),
  ...fieldManagerFlag('kubectl-taint'),
  overwrite: flag.bool('Give taints that are there already a new value.'),
  ...selectorFlag(),
  ...validateFlag(),
};

type Flags = ValuesOf<typeof FLAGS>;

export const taint = command({
  name: 'taint',
  usage: 'taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  short: 'Change the taints of nodes',
  long: `Sets and removes taints of nodes: marks that keep pods away that do not tolerate them.

A taint is written key=value:effect; the value may be left out. The effect is NoSchedule, PreferNoSchedule or NoExecute.

A taint with a - behind it is removed; key- removes those of all effects.`,
  examples: `# Only pods that tolerate it get onto node-1
kubectl taint nodes node-1 dedicated=db:NoSchedule

# Another value for it
kubectl taint nodes node-1 dedicated=web:NoSchedule --overwrite

# The taint goes
kubectl taint nodes node-1 dedicated:NoSchedule-

# All taints of that key go, on every node
kubectl taint nodes --all dedicated-

# On the nodes with a label
kubectl taint node -l disk=ssd fast=:PreferNoSchedule`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    fieldValidation(flags);
    const { resources, changes } = readArguments(ctx, args);
    const builder = nodesBuilder(ctx, resources.slice(1), flags);
    validate(ctx, resources, changes, flags);
    const result = await builder.do();
    result.visit((info) => taintNode(ctx, info, changes, flags, dryRun));
  },
});

function readArguments(ctx: Context, args: readonly string[]): { resources: string[]; changes: TaintChanges } {
  const first = args.findIndex(isTaintSpec);
  const resources = first < 0 ? [...args] : args.slice(0, first);
  const specs = first < 0 ? [] : args.slice(first);
  const stray = specs.find((arg) => !isTaintSpec(arg));
  if (stray !== undefined) throw new Error(`all resources must be specified before taint changes: ${stray}`);
  if (resources.length === 0) throw new Error('one or more resources must be specified as <resource> <name>');
  if (specs.length === 0) throw new Error('at least one taint update is required');
  try {
    return { resources, changes: parseTaints(specs) };
  } catch (err) {
    throw ctx.usageError((err as Error).message);
  }
}

function nodesBuilder(ctx: Context, names: readonly string[], flags: Flags): Builder {
  const builder = new Builder(ctx).withScheme().continueOnError().namespaceParam(ctx.namespace).defaultNamespace();
  const selector = flags.selector;
  if (selector) builder.labelSelectorParam(selector).resourceTypes('node');
  if (flags.all) builder.selectAllParam(true).resourceTypes('node');
  if (!selector && !flags.all) builder.resourceNames('node', ...names);
  return builder.flatten().latest();
}

function validate(ctx: Context, resources: string[], changes: TaintChanges, flags: Flags): void {
  const type = resources[0]?.toLowerCase() ?? '';
  const { resource } = parseResourceRequest(type, ctx.session.client.discovery(), false);
  if (resource.group !== '' || resource.resource !== 'nodes')
    throw new Error(`invalid resource type ${type}, only node types are supported`);
  const conflicts = changes.add.flatMap((added) =>
    changes.remove.filter(
      (gone) => added.key === gone.key && (gone.effect === undefined || added.effect === gone.effect),
    ),
  );
  if (conflicts.length > 0)
    throw new Error(
      `can not both modify and remove the following taint(s) in the same command: ${conflicts.map(({ key, effect = '' }) => `${key}=${effect}`).join(', ')}`,
    );
  const selector = flags.selector !== '';
  if (flags.all && selector) throw new Error("setting 'all' parameter with a non empty selector is prohibited");
  if (!flags.all && !selector && resources.length < 2)
    throw new Error("at least one resource name must be specified since 'all' parameter is not set");
}

function taintNode(ctx: Context, info: Info, changes: TaintChanges, flags: Flags, dryRun: DryRun): void {
  const node = info.object as Node;
  if (node.kind !== 'Node') throw new Error(`unexpected type *v1.${node.kind}, expected Node`);
  const old = node.spec.taints ?? [];
  const overwrite = flags.overwrite;
  if (!overwrite) refuseExisting(node, old, changes);
  const { taints, operation } = reorganizeTaints(old, changes, overwrite);
  // every node has a printer of its own, and none of them says that it was a dry run
  if (dryRun === 'client') {
    const changed = { ...node, spec: { ...node.spec, taints: taints.length > 0 ? taints : undefined } };
    resultPrinter(ctx, flags)(changed, operation);
    return;
  }
  const print = resultPrinter(ctx, flags, { typed: true });
  const patch = { spec: { taints: taints.length > 0 ? taints.map((taint) => ({ ...taint })) : null } };
  const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
  const patched = helper.patch(info, 'strategic', patch);
  print(encodeTyped(patched, patched), operation);
}

function refuseExisting(node: KubeObject, old: readonly Taint[], { add }: TaintChanges): void {
  const known = add.filter((added) => old.some((taint) => matches(added, taint)));
  if (known.length > 0)
    throw new Error(
      `node ${node.metadata.name} already has ${known.map(({ key }) => key).join(',')} taint(s) with same effect(s) and --overwrite is false`,
    );
}
