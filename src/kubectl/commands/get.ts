/** `kubectl get`. */

import { quote } from '../../go/strconv/quote';
import { type Context, command } from '../cli/command';
import { Aggregate, ExitError } from '../cli/errors';
import { klogFatal } from '../cli/klog';
import { checkRequestURI } from '../options/raw-request';
import { filenameOptions } from '../options/standard';
import { UnsortableError } from '../printers/unsortable-error';
import { Builder } from '../resource/builder';
import { type Flags, getFlags } from './get/flags';
import { asTables, printObjects } from './get/objects';
import { printTables } from './get/tables';
import { watch } from './get/watch';

const watches = (flags: Flags) => flags.watch || flags['watch-only'];

export const get = command({
  name: 'get',
  usage:
    'get [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]',
  short: 'Show one or many resources',
  long: `Prints a table of the most important information about the resources asked for.

Objects can be chosen by name, by label with --selector and by field with --field-selector. Without --namespace or --all-namespaces only the current namespace is looked at.

Use "kubectl api-resources" for the list of resource types.`,
  examples: `# All pods, one a line
kubectl get pods

# All pods with more about each
kubectl get pods -o wide

# One StatefulSet
kubectl get statefulset web

# What a file names, as JSON
kubectl get -f pod.yaml -o json

# The image of a pod's first container
kubectl get pod web-0 -o jsonpath='{.spec.containers[0].image}'

# Pods and services together
kubectl get pods,services

# Changes as they happen
kubectl get pods -w`,
  flags: getFlags(),
  access: (_args, flags) => (watches(flags) ? 'follow' : 'read'),
  async run(ctx, args, flags) {
    const raw = flags.raw !== '';
    if (raw && args.length > 0) throw new Error('arguments may not be passed when --raw is specified');
    if (!raw) complete(ctx, args, flags);
    validate(flags, raw);
    if (raw) {
      ctx.streams.out.write(ctx.session.client.raw('GET', flags.raw));
      return;
    }
    const tables = asTables(flags);
    const result = await builder(ctx, args, flags, tables || watches(flags));
    if (result.failure) throw result.failure;
    if (flags['ignore-not-found']) result.ignoreNotFound();
    if (watches(flags)) return watch(ctx, flags, result);
    try {
      if (!tables) return printObjects(ctx, flags, result);
      const { infos, error } = result.collect();
      printTables(ctx, flags, infos, error !== undefined);
      // the command's own list of errors, around the one of those who found the objects
      if (error) throw new Aggregate([error]);
    } catch (error) {
      if (!(error instanceof UnsortableError)) throw error;
      klogFatal(ctx, error.location, error.message);
      throw new ExitError(error.exitCode);
    }
  },
});

/** GetOptions.Complete: what was forgotten, and what will be passed over. */
function complete(ctx: Context, args: string[], flags: Flags): void {
  const { err } = ctx.streams;
  if (watches(flags)) {
    if (flags['sort-by']) err.write('warning: --watch or --watch-only requested, --sort-by will be ignored\n');
  } else if (args.length === 0 && flags.filename.length === 0 && !flags.kustomize) throw nothingNamed(ctx);
}

/** GetOptions.Validate: flags that do not go together. */
function validate(flags: Flags, raw: boolean): void {
  const output = flags.output;
  if (raw) {
    if (watches(flags) || flags.selector)
      throw new Error('--raw may not be specified with other flags that filter the server request or alter the output');
    if (output) throw new Error('--raw and --output are mutually exclusive');
    checkRequestURI(flags.raw);
  }
  if (flags['show-labels'] && output && output !== 'wide')
    throw new Error(`--show-labels option cannot be used with ${output} printer`);
  if (flags['output-watch-events'] && !watches(flags))
    throw new Error('--output-watch-events option can only be used with --watch or --watch-only');
  checkSubresource(flags);
}

function builder(ctx: Context, args: string[], flags: Flags, asLists: boolean): ReturnType<Builder['do']> {
  const rows = asTables(flags) && flags['server-print'];
  const sorted = flags['sort-by'] !== '';
  const build = new Builder(ctx);
  if (watches(flags)) build.singleResourceType();
  const found = build
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .allNamespaces(flags['all-namespaces'])
    // --all-namespaces makes whatever --namespace says void
    .filenameParam(ctx.enforceNamespace && !flags['all-namespaces'], filenameOptions(flags))
    .labelSelectorParam(flags.selector)
    .fieldSelectorParam(flags['field-selector'])
    .resourceTypeOrNameArgs(true, args)
    .subresource(flags.subresource)
    .continueOnError()
    .latest()
    .asTables(rows)
    .includeObjects(rows && sorted)
    .requestChunksOf(sorted ? 0 : flags['chunk-size']);
  // The server's lists become tables as a whole, so that an empty one still counts as a kind that was asked for.
  const fromFiles = flags.filename.length > 0 || flags.kustomize !== '';
  return (asLists && !fromFiles ? found : found.flatten()).do();
}

function checkSubresource(flags: Flags): void {
  const subresource = flags.subresource;
  if (subresource && subresource !== 'status' && subresource !== 'scale')
    throw new Error(`invalid subresource value: ${quote(subresource)}. Must be one of [status scale]`);
}

function nothingNamed(ctx: Context): Error {
  const bin = ctx.binary;
  return new ExitError(
    1,
    `You must specify the type of resource to get. Use "${bin} api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "${bin} explain <resource>" for a detailed description of that resource (e.g. ${bin} explain pods).
See '${bin} get -h' for help and examples`,
  );
}
