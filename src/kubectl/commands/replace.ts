/** `kubectl replace`. */

import { quote } from '../../go/strconv/quote';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { addSourceToError } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { type DeletionFlags, deleteFlags, readDeletionFlags } from '../options/delete';
import { updatedAnnotation } from '../options/last-applied';
import { resultPrinter } from '../options/output';
import { sendRaw, validateRaw } from '../options/raw-request';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  saveConfigFlag,
  subresourceFlag,
  validateFlag,
} from '../options/standard';
import { fieldValidation } from '../options/validation';
import { Builder } from '../resource/builder';
import { Helper } from '../resource/helper';
import type { Info } from '../resource/info';
import { deleteAll } from './replace/force';

const SUBRESOURCES = ['status', 'scale'];

const FLAGS = {
  ...filenameFlags('to use to replace the resource'),
  ...printFlags(),
  ...deleteFlags(),
  ...dryRunFlag(),
  ...fieldManagerFlag('kubectl-replace'),
  ...saveConfigFlag(),
  ...subresourceFlag('Replace this subresource instead of the object itself.', SUBRESOURCES),
  ...validateFlag(),
  raw: flag.string('Path to PUT the input to as it is.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const replace = command({
  name: 'replace',
  usage: 'replace -f FILENAME',
  short: 'Replace a resource by what a file says',
  long: `Puts what files or standard input describe in the place of what there is.

JSON and YAML are understood. The whole object must be given, as kubectl get TYPE NAME -o yaml prints it.`,
  examples: `# What a file says
kubectl replace -f pod.json

# What comes through a pipe
cat pod.json | kubectl replace -f -

# Another image in what the server has
kubectl get pod web-0 -o yaml | sed 's/\\(image: nginx\\):.*$/\\1:1.25/' | kubectl replace -f -

# Delete and create it anew
kubectl replace --force -f pod.json`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, _args, flags) {
    const validation = fieldValidation(flags);
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun });
    const deletion = readDeletionFlags(ctx, flags);
    validate(flags, deletion, dryRun);
    if (flags.raw) return sendRaw(ctx, 'PUT', flags);
    const result = await builder(ctx, flags, validation !== 'Ignore').do();
    const helper = new Helper(ctx, {
      dryRun,
      fieldManager: flags['field-manager'],
      fieldValidation: validation,
      subresource: deletion.force ? '' : flags.subresource,
    });
    const prepared = ({ object }: Info) => updatedAnnotation(object as KubeObject, flags['save-config']);
    if (deletion.force) {
      const infos = result.infos();
      await deleteAll(ctx, infos, deletion, flags.output === 'name');
      for (const info of infos) print(helper.create(info, prepared(info)), 'replaced');
      if (infos.length === 0) throw new Error('no objects passed to replace');
      return;
    }
    result.visit((info) => {
      const object = prepared(info);
      print(dryRun === 'client' ? object : replaced(info, object, helper), 'replaced');
    });
  },
});

function builder(ctx: Context, flags: Flags, validates: boolean): Builder {
  return new Builder(ctx)
    .validate(validates)
    .continueOnError()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .subresource(flags.subresource)
    .flatten();
}

function replaced(info: Info, object: KubeObject, helper: Helper): KubeObject {
  try {
    return helper.replace(info, object);
  } catch (err) {
    throw addSourceToError('replacing', info.source, err as Error);
  }
}

function validate(flags: Flags, { force, gracePeriod, timeout }: DeletionFlags, dryRun: DryRun): void {
  const filenames = flags.filename;
  if (filenames.length === 0 && !flags.kustomize) throw new Error('must specify one of -f and -k');
  if (force && dryRun !== 'none') throw new Error('--dry-run can not be used when --force is set');
  if (gracePeriod >= 0 && !force) throw new Error('--grace-period must have --force specified');
  if (timeout !== 0 && !force) throw new Error('--timeout must have --force specified');
  if (flags.raw) validateRaw(flags);
  const subresource = flags.subresource;
  if (subresource && !SUBRESOURCES.includes(subresource))
    throw new Error(`invalid subresource value: ${quote(subresource)}. Must be one of [${SUBRESOURCES.join(' ')}]`);
}
