/** `kubectl create`. */
import type { KubeObject } from '../apimachinery/meta';
import type { Command, Context, FlagValues } from './command';
import { createSubcommands } from './create/subcommands';
import { editBeforeCreate } from './editor/before-create';
import { addSourceToError, ExitError } from './errors';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  saveConfigFlag,
  selectorFlag,
  validateFlag,
} from './flags/standard';
import { lastAppliedAnnotation } from './last-applied';
import { dryRunStrategy, resultPrinter } from './output';
import { recorder } from './recorder';
import { Builder } from './resource/builder';
import { type Info, targetOf } from './resource/info';
import { fieldValidation } from './validation';

export const create: Command = {
  name: 'create',
  usage: 'create -f FILENAME',
  short: 'Create a resource from a file or from standard input',
  long: `Creates what a file or standard input describes.

JSON and YAML are understood.`,
  examples: `# The objects in a file
kubectl create -f pod.yaml

# What comes through a pipe
cat pod.json | kubectl create -f -`,
  flags: [
    ...filenameFlags('to use to create the resource'),
    ...printFlags(),
    dryRunFlag(),
    fieldManagerFlag('kubectl-create'),
    recordFlag(),
    saveConfigFlag(),
    selectorFlag(),
    validateFlag(),
    { name: 'edit', type: 'bool', usage: 'Edit the object before it is created' },
    { name: 'raw', type: 'string', usage: 'Path to POST the input to as it is.' },
    { name: 'windows-line-endings', type: 'bool', usage: 'With --edit, use the line endings of Windows.' },
  ],
  subcommands: createSubcommands(),
  access: 'write',
  async run(ctx, args, flags) {
    if (flags.strings('filename').length === 0 && !flags.string('kustomize')) throw nothingGiven(ctx, args);
    if (flags.bool('edit')) await editBeforeCreate(ctx, args, flags);
    else await createFromFiles(ctx, args, flags);
  },
};

async function createFromFiles(ctx: Context, args: string[], flags: FlagValues): Promise<void> {
  const dryRun = dryRunStrategy(flags, ctx);
  const validation = fieldValidation(flags);
  const print = resultPrinter(ctx, flags, { dryRun });
  const record = recorder(ctx, args, flags);
  const result = await new Builder(ctx)
    .continueOnError()
    .validate(validation !== 'Ignore')
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, {
      filenames: flags.strings('filename'),
      kustomize: flags.string('kustomize'),
      recursive: flags.bool('recursive'),
    })
    .labelSelectorParam(flags.string('selector'))
    .flatten()
    .do();
  let count = 0;
  result.visit((info: Info) => {
    let object = info.object as KubeObject;
    if (flags.bool('save-config')) object = lastAppliedAnnotation(object);
    object = record(object);
    if (dryRun !== 'client') {
      try {
        object = ctx.session.client.create(targetOf({ ...info, name: '' }), object, {
          dryRun: dryRun === 'server',
          fieldManager: flags.string('field-manager'),
          fieldValidation: validation,
          warn: (text) => ctx.streams.err.write(`Warning: ${text}\n`),
        });
      } catch (err) {
        throw addSourceToError('creating', info.source, err as Error);
      }
    }
    count++;
    print(object, 'created');
  });
  if (count === 0) throw new Error('no objects passed to create');
}

function nothingGiven(ctx: Context, args: string[]): Error {
  if (args.length === 0) return new ExitError(1, `Error: must specify one of -f and -k\n\n${ctx.help()}`);
  const usage = ctx.usageError(`unknown command ${JSON.stringify(args.join(' '))}`);
  return new ExitError(1, `Error: must specify one of -f and -k\n\nerror: ${usage.message}`);
}
