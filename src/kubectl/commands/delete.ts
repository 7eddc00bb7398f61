/** `kubectl delete`. */

import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { addSourceToError, aggregate, isNotFound } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { changed } from '../cli/flags/flag-values';
import { type Propagation, propagation } from '../options/delete';
import { checkRequestURI, sendRaw } from '../options/raw-request';
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldSelectorFlag,
  filenameFlags,
  filenameOptions,
  selectorFlag,
} from '../options/standard';
import { Builder } from '../resource/builder';
import { type Info, mappingOf, targetOf } from '../resource/info';

const FLAGS = {
  ...filenameFlags('containing the resource to delete.'),
  ...allFlag('Delete all resources, in the namespace of the specified resource types.'),
  ...allNamespacesFlag(),
  ...dryRunFlag(),
  ...fieldSelectorFlag(),
  ...selectorFlag(),
  cascade: flag.string(
    'Must be "background", "orphan", or "foreground". What happens to the objects that depend on the deleted one.',
    { default: 'background', noOptDefault: 'background' },
  ),
  force: flag.bool('Delete at once, without waiting for the end. With a grace period of 0 only.'),
  'grace-period': flag.int(
    'Seconds a resource has to end by itself. Negative values are ignored; 1 means at once, 0 only with --force.',
    { default: -1 },
  ),
  'ignore-not-found': flag.bool('What is not there counts as deleted. Default with --all.'),
  now: flag.bool('End resources at once, as with --grace-period=1.'),
  output: flag.string('Form of the output: "name" for names only.', { shorthand: 'o' }),
  raw: flag.string('Path to DELETE on the server.'),
  timeout: flag.duration('How long to wait for the end; zero finds a good time by itself.', { default: '0s' }),
  wait: flag.bool('Wait until the resources are gone.', { default: true }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const deleteCommand = command({
  name: 'delete',
  usage: 'delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])',
  short: 'Delete resources by file, by name or by label selector',
  long: `Deletes what is named by file, by name or by label, and waits until it is gone.

Pods get time to end by themselves, as long as their grace period says; --now and --grace-period shorten it.`,
  examples: `# What a file describes
kubectl delete -f pod.yaml

# By name
kubectl delete pod web-0

# By label
kubectl delete pods,services -l app=nginx

# All pods
kubectl delete pods --all`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    if (flags.raw) {
      checkRaw(flags);
      if (flags.filename.length > 0) return sendRaw(ctx, 'DELETE', flags);
      ctx.streams.out.write(ctx.session.client.raw('DELETE', flags.raw));
      return;
    }
    const options = deleteOptions(ctx, flags);
    const result = await builder(ctx, args, flags).do();
    if (flags['ignore-not-found'] || (flags.all && !changed(flags, 'ignore-not-found'))) result.ignoreNotFound();
    let warnsOfScope = ctx.enforceNamespace && !flags['all-namespaces'];
    let found = 0;
    const waiting: Deleted[] = [];
    const failures: Error[] = [];
    try {
      result.visit((info) => {
        found++;
        if (warnsOfScope && info.mapping && !info.mapping.namespaced) {
          warnsOfScope = false;
          ctx.streams.err.write('warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
        }
        const deleted = deleteOne(ctx, info, options);
        if (deleted) waiting.push(deleted);
      });
    } catch (err) {
      failures.push(err as Error);
    }
    if (failures[0]) throw failures[0];
    if (found === 0) ctx.streams.out.write('No resources found\n');
    else if (options.wait) await waitUntilGone(ctx, waiting, options.timeout);
  },
});

/** Throws where other flags do not go with `--raw`. */
function checkRaw(flags: Flags): void {
  const [file, ...more] = flags.filename;
  if (more.length > 0) throw new Error('--raw can only use a single local file or stdin');
  if (/^https?:\/\//.test(file ?? '')) throw new Error('--raw cannot read from a url');
  if (flags.recursive) throw new Error('--raw and --recursive are mutually exclusive');
  if (flags.output) throw new Error('--raw and --output are mutually exclusive');
  checkRequestURI(flags.raw);
}

interface DeleteCommandOptions {
  dryRun: DryRun;
  gracePeriodSeconds?: number;
  propagationPolicy: Propagation;
  forced: boolean;
  names: boolean;
  wait: boolean;
  timeout: number;
  ignoreNotFound: boolean;
}

interface Deleted {
  info: Info;
  uid: string | undefined;
}

function deleteOptions(ctx: Context, flags: Flags): DeleteCommandOptions {
  const dryRun = dryRunStrategy(flags, ctx);
  const output = flags.output;
  if (output !== '' && output !== 'name')
    throw new Error(`unexpected -o output mode: ${output}. We only support '-o name'`);
  const propagationPolicy = propagation(ctx, flags.cascade);
  let grace = flags['grace-period'];
  const force = flags.force;
  if (flags.now) {
    if (grace !== -1) throw new Error('--now and --grace-period cannot be specified together');
    grace = 1;
  }
  if (grace === 0 && !force) grace = 1;
  if (force && grace < 0) grace = 0;
  if (force && grace > 0) throw new Error('--force and --grace-period greater than 0 cannot be specified together');
  if (grace === 0)
    ctx.streams.err.write(
      'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
    );
  return {
    dryRun,
    gracePeriodSeconds: grace >= 0 ? grace : undefined,
    propagationPolicy,
    forced: grace === 0,
    names: output === 'name',
    wait: flags.wait && dryRun === 'none' && !(force && grace === 0 && !changed(flags, 'wait')),
    timeout: flags.timeout || Number.POSITIVE_INFINITY,
    ignoreNotFound: flags['ignore-not-found'],
  };
}

function builder(ctx: Context, args: string[], flags: Flags): Builder {
  return new Builder(ctx)
    .continueOnError()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .labelSelectorParam(flags.selector)
    .fieldSelectorParam(flags['field-selector'])
    .selectAllParam(flags.all)
    .allNamespaces(flags['all-namespaces'])
    .resourceTypeOrNameArgs(false, args)
    .requireObject(false)
    .flatten();
}

function deleteOne(ctx: Context, info: Info, options: DeleteCommandOptions): Deleted | undefined {
  const { client } = ctx.session;
  let object: KubeObject | undefined;
  try {
    if (info.name === '') throw new Error('resource name may not be empty');
    if (options.dryRun === 'client') object = client.get(targetOf(info));
    else {
      const { gracePeriodSeconds, propagationPolicy } = options;
      object = client.delete(targetOf(info), {
        gracePeriodSeconds,
        propagationPolicy,
        dryRun: options.dryRun === 'server',
      }).object;
    }
  } catch (err) {
    throw addSourceToError('deleting', info.source, err as Error);
  }
  ctx.streams.out.write(`${deletedText(info, options)}\n`);
  return { info, uid: object.metadata.uid };
}

function deletedText(info: Info, { names, dryRun, forced }: DeleteCommandOptions): string {
  const { kind, group } = mappingOf(info);
  const resource = kind.toLowerCase() + (group && `.${group}`);
  if (names) return `${resource}/${info.name}`;
  const suffix = dryRun === 'none' ? '' : dryRun === 'client' ? ' (dry run)' : ' (server dry run)';
  return `${resource} "${info.name}" ${forced ? 'force deleted' : 'deleted'}${suffix}`;
}

/** Waits for each in turn; one that was replaced by another of its name counts as gone. */
async function waitUntilGone(ctx: Context, deleted: Deleted[], timeout: number): Promise<void> {
  const errors: Error[] = [];
  for (const { info, uid } of deleted) {
    const gone = () => (exists(ctx, info, uid) ? undefined : true);
    if (!(await ctx.session.waitUntil(gone, timeout)))
      errors.push(new Error(`timed out waiting for the condition on ${mappingOf(info).resource}/${info.name}`));
  }
  const error = aggregate(errors);
  if (error) throw error;
}

function exists(ctx: Context, info: Info, uid: string | undefined): boolean {
  try {
    return ctx.session.client.get(targetOf(info)).metadata.uid === uid;
  } catch (err) {
    if (isNotFound(err)) return false;
    throw err;
  }
}
