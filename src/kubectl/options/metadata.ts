/** What `label` and `annotate` have in common: flags, selection, checks of how they are used, and `--list`. */

import { fieldOf } from '../../go/json/field';
import { type KubeObject, parseGroupVersion } from '../../kube/meta/meta';
import type { Context } from '../cli/command';
import type { DryRun } from '../cli/dry-run';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { Builder } from '../resource/builder';
import type { Info } from '../resource/info';
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldManagerFlag,
  fieldSelectorFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  selectorFlag,
} from './standard';

/** The flags of `kubectl label` or `kubectl annotate`; `what` is `label` or `annotation`. */
export function metadataFlags(what: string, command: string) {
  return {
    ...filenameFlags(`identifying the resource to update the ${what}s`),
    ...printFlags(),
    ...allFlag('Select all resources, in the namespace of the specified resource types'),
    ...allNamespacesFlag(),
    ...dryRunFlag(),
    ...fieldManagerFlag(`kubectl-${command}`),
    ...fieldSelectorFlag(),
    ...recordFlag(),
    ...selectorFlag(),
    list: flag.bool(`List the ${what}s of a resource.`),
    local: flag.bool('Change what the file says, without asking the server.'),
    overwrite: flag.bool(`Give ${what}s that exist another value, instead of refusing to.`),
    'resource-version': flag.string('Change only if this is the present version of the resource.'),
  };
}

type MetadataFlags = ValuesOf<ReturnType<typeof metadataFlags>>;

/** How the words of the two commands differ. */
export interface Wording {
  what: string;
  /** An example of a file, as errors name it: `pod`. */
  file: string;
}

/** Throws where flags and arguments do not go together. */
export function checkUse(
  flags: MetadataFlags,
  resources: readonly string[],
  changes: number,
  dryRun: DryRun,
  { what, file }: Wording,
): void {
  if (flags.all && flags.selector) throw new Error('cannot set --all and --selector at the same time');
  if (flags.all && flags['field-selector']) throw new Error('cannot set --all and --field-selector at the same time');
  const files = flags.filename.length > 0 || flags.kustomize !== '';
  if (flags.local) {
    if (dryRun === 'server')
      throw new Error('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    if (resources.length > 0)
      throw new Error(
        `can only use local files by -f ${file}.yaml or --filename=${file}.json when --local=true is set`,
      );
    if (!files) throw new Error(`one or more files must be specified as -f ${file}.yaml or --filename=${file}.json`);
  } else if (resources.length === 0 && !files)
    throw new Error('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (changes === 0 && !flags.list) throw new Error(`at least one ${what} update is required`);
}

/** The objects the command works on. */
export function metadataBuilder(ctx: Context, flags: MetadataFlags, resources: readonly string[]): Builder {
  const builder = new Builder(ctx)
    .local(flags.local)
    .continueOnError()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .flatten();
  if (flags.local) return builder;
  return builder
    .labelSelectorParam(flags.selector)
    .fieldSelectorParam(flags['field-selector'])
    .allNamespaces(flags['all-namespaces'])
    .resourceTypeOrNameArgs(flags.all, resources)
    .latest();
}

/** `--list`: one `key=value` a line, under the object's name where there are several. */
export function printList(
  ctx: Context,
  info: Info,
  values: Record<string, string>,
  single: boolean,
  what: string,
): void {
  const { apiVersion, kind } = info.object as KubeObject;
  const { out } = ctx.streams;
  if (!single) out.write(`Listing ${what} for ${kind}.${parseGroupVersion(apiVersion).group}/${info.name}:\n`);
  for (const key of Object.keys(values).sort()) out.write(`${single ? '' : ' '}${key}=${fieldOf(values, key)}\n`);
}

/** The object without a resource version, so that a patch to one always names it. */
export function withoutVersion(object: KubeObject): KubeObject {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
