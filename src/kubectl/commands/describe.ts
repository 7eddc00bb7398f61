/** `kubectl describe`. */

import { type Context, command } from '../cli/command';
import { Aggregate, isNotFound } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { ClusterView, describeObject } from '../describe';
import { allNamespacesFlag, chunkSizeFlag, filenameFlags, filenameOptions, selectorFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import { type Info, mappingOf, targetOf } from '../resource/info';

const FLAGS = {
  ...filenameFlags('containing the resource to describe'),
  ...allNamespacesFlag(),
  ...chunkSizeFlag(),
  ...selectorFlag(),
  'show-events': flag.bool('Show the events about the resource, too.', { default: true }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const describe = command({
  name: 'describe',
  usage: 'describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  short: 'Show the details of resources',
  long: `Shows all there is to know of a resource or of several, with what belongs to them, such as events.

$ kubectl describe TYPE NAME_PREFIX

looks for the resource of exactly this type and name first; if there is none, all whose name begins so are shown.`,
  examples: `# A pod
kubectl describe pods/web-0

# A node
kubectl describe nodes gke-cluster-1-default-pool-f6cef6fa-hbbq

# What a file names
kubectl describe -f pod.yaml

# All pods
kubectl describe pods

# Pods by label
kubectl describe po -l app=nginx

# All pods of the stateful set web
kubectl describe pods web`,
  flags: FLAGS,
  access: 'read',
  async run(ctx, args, flags) {
    const { client } = ctx.session;
    if (args.length === 0 && flags.filename.length === 0 && !flags.kustomize)
      throw new Error(
        `You must specify the type of resource to describe. Use "${ctx.binary} api-resources" for a complete list of supported resources.\n`,
      );
    const view = new ClusterView(client, ctx.session.now(), flags['show-events']);
    const result = await found(ctx, args, flags).do();
    if (result.failure) throw result.failure;
    const { infos, error } = result.collect();
    const [type = '', prefix = ''] = args;
    if (error && isNotFound(error) && args.length === 2) return describeMatching(ctx, view, type, prefix, error);
    const errors = new Map<string, Error>(error ? [[error.message, error]] : []);
    let first = true;
    for (const info of infos) {
      try {
        const text = describeInfo(info, view);
        ctx.streams.out.write(first ? text : `\n\n${text}`);
        first = false;
      } catch (err) {
        errors.set((err as Error).message, err as Error);
      }
    }
    if (errors.size > 0) throw new Aggregate([...errors.values()]);
    if (infos.length === 0) ctx.streams.err.write(nothingFound(ctx, flags));
  },
});

function found(ctx: Context, args: string[], flags: Flags): Builder {
  return new Builder(ctx)
    .continueOnError()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .allNamespaces(flags['all-namespaces'])
    .filenameParam(ctx.enforceNamespace && !flags['all-namespaces'], filenameOptions(flags))
    .labelSelectorParam(flags.selector)
    .resourceTypeOrNameArgs(true, args)
    .requestChunksOf(flags['chunk-size'])
    .flatten();
}

/** Describes what the name is the beginning of; throws that it was not found when there is none. */
async function describeMatching(ctx: Context, view: ClusterView, type: string, prefix: string, error: Error) {
  const result = await new Builder(ctx)
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .resourceTypeOrNameArgs(true, [type])
    .singleResourceType()
    .flatten()
    .do();
  const matching = result.infos().filter(({ name }) => name.startsWith(prefix));
  if (matching.length === 0) throw error;
  for (const info of matching) ctx.streams.out.write(`${describeInfo(info, view)}\n`);
}

function describeInfo(info: Info, view: ClusterView): string {
  return describeObject(targetOf(info), mappingOf(info).kind, view);
}

function nothingFound(ctx: Context, flags: Flags): string {
  return flags['all-namespaces'] ? 'No resources found\n' : `No resources found in ${ctx.namespace} namespace.\n`;
}
