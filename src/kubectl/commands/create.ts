/** `kubectl create`. */

import { quote } from '../../go/strconv/quote';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { addSourceToError, ExitError } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { LOGS_REQUESTS } from '../cli/klog';
import { editBeforeCreate } from '../editor/before-create';
import { updatedAnnotation } from '../options/last-applied';
import { resultPrinter } from '../options/output';
import { sendRaw, validateRaw } from '../options/raw-request';
import { recorder } from '../options/recorder';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  saveConfigFlag,
  selectorFlag,
  validateFlag,
} from '../options/standard';
import { fieldValidation, noteSchemas } from '../options/validation';
import { Builder } from '../resource/builder';
import { Helper } from '../resource/helper';
import type { Info } from '../resource/info';
import { createSubcommands } from './create/subcommands';

const FLAGS = {
  ...filenameFlags('to use to create the resource'),
  ...printFlags(),
  ...dryRunFlag(),
  ...fieldManagerFlag('kubectl-create'),
  ...recordFlag(),
  ...saveConfigFlag(),
  ...selectorFlag(),
  ...validateFlag(),
  edit: flag.bool('Edit the object before it is created'),
  raw: flag.string('Path to POST the input to as it is.'),
  'windows-line-endings': flag.bool('With --edit, use the line endings of Windows.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const create = command({
  name: 'create',
  usage: 'create -f FILENAME',
  short: 'Create a resource from a file or from standard input',
  long: `Creates what a file or standard input describes.

JSON and YAML are understood.`,
  examples: `# The objects in a file
kubectl create -f pod.yaml

# What comes through a pipe
cat pod.json | kubectl create -f -`,
  flags: FLAGS,
  subcommands: createSubcommands(),
  access: 'write',
  async run(ctx, args, flags) {
    if (flags.filename.length === 0 && !flags.kustomize) throw nothingGiven(ctx, args);
    if (args.length > 0) throw ctx.usageError(`Unexpected args: [${args.join(' ')}]`);
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun });
    if (flags.raw) return postRaw(ctx, flags);
    if (flags.edit) return editBeforeCreate(ctx, args, flags);
    await createFromFiles(ctx, args, flags, dryRun, print);
  },
});

async function postRaw(ctx: Context, flags: Flags): Promise<void> {
  if (flags.edit) throw new Error('--raw and --edit are mutually exclusive');
  validateRaw(flags);
  await sendRaw(ctx, 'POST', flags);
}

async function createFromFiles(
  ctx: Context,
  args: string[],
  flags: Flags,
  dryRun: DryRun,
  print: ReturnType<typeof resultPrinter>,
): Promise<void> {
  const validation = fieldValidation(flags);
  const record = recorder(ctx, args, flags);
  const helper = new Helper(ctx, {
    dryRun,
    fieldManager: flags['field-manager'],
    fieldValidation: validation,
  });
  const result = await new Builder(ctx)
    .continueOnError()
    .validate(validation !== 'Ignore')
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .labelSelectorParam(flags.selector)
    .flatten()
    .do();
  if (ctx.globals.verbosity >= LOGS_REQUESTS && validation !== 'Ignore') noteSchemas(ctx, result.infos());
  let count = 0;
  result.visit((info) => {
    const object = record(updatedAnnotation(info.object as KubeObject, flags['save-config']));
    const created = dryRun === 'client' ? object : sendObject(helper, info, object);
    count++;
    print(created, 'created');
  });
  if (count === 0) throw new Error('no objects passed to create');
}

function sendObject(helper: Helper, info: Info, object: KubeObject): KubeObject {
  try {
    return helper.create(info, object);
  } catch (err) {
    throw addSourceToError('creating', info.source, err as Error);
  }
}

function nothingGiven(ctx: Context, args: string[]): Error {
  if (args.length === 0) return new ExitError(1, `Error: must specify one of -f and -k\n\n${ctx.help()}`);
  const usage = ctx.usageError(`unknown command ${quote(args.join(' '))}`);
  return new ExitError(1, `Error: must specify one of -f and -k\n\nerror: ${usage.message}`);
}
