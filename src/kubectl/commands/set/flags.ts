/** What the subcommands of `kubectl set` have in common: flags, and the objects they change. */

import type { KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { allFlag, dryRunFlag, fieldManagerFlag, filenameFlags, printFlags, selectorFlag } from '../../options/standard';
import { Builder } from '../../resource/builder';
import type { Info } from '../../resource/info';

/** Flags of the subcommands that select objects by label, too. */
export function setFlags() {
  return { ...namingFlags(), ...selectorFlag() };
}

/** Flags of every subcommand; `selector` leaves some out. */
export function namingFlags() {
  return {
    ...filenameFlags('identifying the resource to get from a server'),
    ...printFlags(),
    ...allFlag('Select all resources, in the namespace of the specified resource types'),
    ...dryRunFlag(),
    ...fieldManagerFlag('kubectl-set'),
    local: flag.bool('Change what the file says, without asking the server.'),
  };
}

/** Their values. */
export type Flags = ValuesOf<Omit<ReturnType<typeof namingFlags>, 'kustomize'>> & {
  kustomize?: string;
  selector?: string;
};

/** Whether a subcommand needs the cluster. */
export const setAccess = (_args: readonly string[], flags: { local: boolean }) => (flags.local ? 'none' : 'write');

/** The objects arguments and files name, as values of their Go types. Rejects with whatever is wrong with any. */
export async function setInfos(ctx: Context, resources: readonly string[], flags: Flags): Promise<Info[]> {
  const local = flags.local;
  if (local && resources.length > 0) throw localResourceError();
  const builder = new Builder(ctx)
    .withScheme()
    .local(local)
    .continueOnError()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, {
      filenames: flags.filename,
      kustomize: flags.kustomize,
      recursive: flags.recursive,
    })
    .flatten();
  if (!local)
    builder
      .labelSelectorParam(flags.selector ?? '')
      .resourceTypeOrNameArgs(flags.all, resources)
      .latest();
  const infos = (await builder.do()).infos();
  for (const info of infos) info.object = typed(info.object as KubeObject);
  return infos;
}

/** An object of the server's as a value of its Go type, with the fields in the order of the struct. */
export function typed(object: KubeObject): KubeObject {
  const { apiVersion, kind } = object;
  return encodeTyped(object, { apiVersion, kind });
}

/** Throws where flags do not go together. */
export function checkSetFlags(flags: Flags, dryRun: DryRun): void {
  if (flags.local && dryRun === 'server')
    throw new Error('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  if (flags.all && flags.selector) throw new Error('cannot set --all and --selector at the same time');
}

/** Whether any file was named. */
export function namesFiles(flags: Flags): boolean {
  return flags.filename.length > 0 || !!flags.kustomize;
}

/** What is said to resources named together with `--local`. */
function localResourceError(): Error {
  return new Error(`error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`);
}
