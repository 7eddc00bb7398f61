/** `kubectl diff`. */

import { withManagedFields } from '../../kube/merge/managed-fields/view';
import { type KubeObject, parseGroupVersion } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { checkErr, ExitError, isNotFound } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { fieldManagerFlag, filenameFlags, filenameOptions, selectorFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import { type Info, mappingOf, retrieve } from '../resource/info';
import { CLIENT_SIDE_MANAGER } from './apply/flags';
import { warnIfDeleting } from './apply/object';
import { applyManager } from './apply/options';
import { parsePruneResources, prunable } from './apply/prune';
import { Directory } from './diff/directories';
import { maskSecrets } from './diff/mask';
import { fileName, merged } from './diff/merged';
import { runDiffProgram } from './diff/program';

const FLAGS = {
  ...filenameFlags('that contain the configuration to diff'),
  ...fieldManagerFlag(CLIENT_SIDE_MANAGER),
  ...selectorFlag(),
  concurrency: flag.int('Accepted: objects are compared one after the other.', { default: 1 }),
  'force-conflicts': flag.bool('With --server-side, take over fields that others manage.'),
  prune: flag.bool('Show what pruning would delete, too.'),
  'prune-allowlist': flag.stringArray('Kinds to prune among, as <group/version/kind>, instead of the usual ones'),
  'server-side': flag.bool('Compare with what server-side apply would make of it.'),
  'show-managed-fields': flag.bool('Compare managedFields, too.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const diff = command({
  name: 'diff',
  usage: 'diff -f FILENAME',
  short: 'Compare what is there with what a file would make of it',
  long: `Shows how objects would differ, in YAML, if files or standard input were applied to them.

The environment variable KUBECTL_EXTERNAL_DIFF names the program that compares, with its arguments; otherwise it is diff -u -N.

The exit code is 0 where nothing differs, 1 where something does, and more when something went wrong.`,
  examples: `# What a file would change
kubectl diff -f pod.json

# What comes through a pipe
cat service.yaml | kubectl diff -f -`,
  flags: FLAGS,
  access: 'read',
  flagErrorHint: "See 'kubectl diff -h' for help and examples",
  flagErrorCode: 2,
  async run(ctx, args, flags) {
    let code: number;
    try {
      code = await compare(ctx, args, flags);
    } catch (err) {
      // 1 means that something differs, so whatever fails has another code.
      const { text, code } = checkErr(err);
      throw new ExitError(code + 1, text);
    }
    if (code !== 0) throw new ExitError(code);
  },
});

async function compare(ctx: Context, args: string[], flags: Flags): Promise<number> {
  if (args.length > 0) throw ctx.usageError(`Unexpected args: [${args.join(' ')}]`);
  if (flags.filename.length === 0 && !flags.kustomize) throw new Error('must specify one of -f and -k');
  if (flags['force-conflicts'] && !flags['server-side'])
    throw new Error('--force-conflicts only works with --server-side');
  const builder = new Builder(ctx);
  const allowlist = flags.prune ? parsePruneResources(builder.mapper, flags['prune-allowlist']) : undefined;
  const from = new Directory('LIVE');
  try {
    const to = new Directory('MERGED');
    try {
      const infos = await printVersions(ctx, flags, builder, from, to);
      if (allowlist) printPruned(ctx, flags, builder, { infos, allowlist, from });
      return runDiffProgram(ctx, from.name, to.name);
    } finally {
      to.remove();
    }
  } finally {
    from.remove();
  }
}

async function printVersions(
  ctx: Context,
  flags: Flags,
  builder: Builder,
  from: Directory,
  to: Directory,
): Promise<Info[]> {
  const result = await builder
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .labelSelectorParam(flags.selector)
    .flatten()
    .do();
  const { infos, error } = result.collect();
  const options = {
    serverSide: flags['server-side'],
    forceConflicts: flags['force-conflicts'],
    fieldManager: applyManager(flags),
  };
  const shown = (object: KubeObject) =>
    flags['show-managed-fields'] ? withManagedFields(object) : withoutManagedFields(object);
  for (const info of infos) {
    const manifest = info.object as KubeObject;
    info.object = liveObject(ctx, info);
    const would = await merged(ctx, info, manifest, info.object, options);
    const versions = maskSecrets(info.object && shown(info.object), shown(would));
    from.print(fileName(info), versions.from);
    to.print(fileName(info), versions.to);
    if (info.object) warnIfDeleting(ctx, info.object);
  }
  if (error) throw error;
  return infos;
}

function liveObject(ctx: Context, info: Info): KubeObject | undefined {
  try {
    retrieve(info, ctx.session.client);
    return info.object;
  } catch (err) {
    if (isNotFound(err)) return undefined;
    throw err;
  }
}

/** What would be pruned is there, in full, and would not be. */
function printPruned(
  ctx: Context,
  flags: Flags,
  { mapper }: Builder,
  { infos, allowlist, from }: { infos: Info[]; allowlist: ReturnType<typeof parsePruneResources>; from: Directory },
): void {
  const visited = new Set(infos.map(({ object }) => object?.metadata.uid ?? ''));
  const namespaces = [...new Set(infos.filter((i) => mappingOf(i).namespaced).map((i) => i.namespace))];
  const selector = flags.selector;
  for (const { object } of prunable(ctx, mapper, { selector, allowlist, visited, namespaces })) {
    const { group, version } = parseGroupVersion(object.apiVersion);
    const { name, namespace = '' } = object.metadata;
    from.print(`${group && `${group}.`}${version}.${object.kind}.${namespace}.${name}`, withManagedFields(object));
  }
}

function withoutManagedFields(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
