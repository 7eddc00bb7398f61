/** What the rollout commands have in common: how their objects are named, and which kinds they know. */

import { quote } from '../../../go/strconv/quote';
import type { Context } from '../../cli/command';
import type { ValuesOf } from '../../cli/flags/declare';
import { filenameFlags, filenameOptions, selectorFlag } from '../../options/standard';
import { Builder } from '../../resource/builder';
import type { RESTMapping } from '../../resource/mapper';
import type { Result } from '../../resource/result';

/** `-f`, `-k`, `-R` and `-l`. */
export function workloadFlags() {
  return { ...filenameFlags('identifying the resource to get from a server.'), ...selectorFlag() };
}

/** Their values. */
type WorkloadFlags = ValuesOf<ReturnType<typeof workloadFlags>>;

/** Throws unless something was named. */
export function requireWorkload(args: readonly string[], flags: WorkloadFlags): void {
  if (args.length === 0 && flags.filename.length === 0 && !flags.kustomize)
    throw new Error('required resource not specified');
}

/** The objects named; with `later` those given by name are not yet read from the server. */
export function findWorkloads(ctx: Context, args: string[], flags: WorkloadFlags, later = false): Promise<Result> {
  return new Builder(ctx)
    .withScheme()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .labelSelectorParam(flags.selector)
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .resourceTypeOrNameArgs(true, args)
    .continueOnError()
    .latest()
    .flatten()
    .requireObject(!later)
    .do();
}

/** Kinds with a rollout. */
export type RolloutKind = 'Deployment' | 'DaemonSet' | 'StatefulSet';

/** The kind as rollout commands know it; undefined for one without a rollout. */
export function rolloutKind({ group, kind }: RESTMapping): RolloutKind | undefined {
  return group === 'apps' && ['Deployment', 'DaemonSet', 'StatefulSet'].includes(kind)
    ? (kind as RolloutKind)
    : undefined;
}

/** `Pod`, `ReplicaSet.apps`: schema.GroupKind as text. */
export function groupKind({ group, kind }: RESTMapping): string {
  return group ? `${kind}.${group}` : kind;
}

/**
 * Throws for a kind that has no revisions to look at or go back to: `missing` (e.g. `no history viewer has been
 * implemented for`) where kubectl knows the kind, `retrieving` where it does not (apps.GroupKindElement).
 */
export function requireRevisions(mapping: RESTMapping, missing: string, retrieving: string): void {
  if (rolloutKind(mapping)) return;
  const name = quote(groupKind(mapping));
  if (KNOWN.includes(groupKind(mapping))) throw new Error(`${missing} ${name}`);
  throw new Error(`${retrieving} ${name}, no visitor method exists for {${mapping.group} ${mapping.kind}}`);
}

const KNOWN = ['Pod', 'ReplicationController', 'ReplicaSet.apps', 'Job.batch', 'CronJob.batch'];
