/** `kubectl edit`. */

import { quote } from '../../go/strconv/quote';
import { type Context, command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { editObjects } from '../editor/edit';
import type { EditSettings } from '../editor/mode';
import { lastAppliedAnnotation } from '../options/last-applied';
import { resultPrinter } from '../options/output';
import { recorder } from '../options/recorder';
import {
  fieldManagerFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  saveConfigFlag,
  subresourceFlag,
  validateFlag,
} from '../options/standard';
import { fieldValidation } from '../options/validation';
import { Builder } from '../resource/builder';

const SUBRESOURCES = ['status'];

const FLAGS = {
  ...filenameFlags('to use to edit the resource'),
  ...printFlags(),
  ...recordFlag(),
  ...saveConfigFlag(),
  ...fieldManagerFlag('kubectl-edit'),
  ...validateFlag(),
  ...subresourceFlag('Edit this subresource of the resource.', SUBRESOURCES),
  'output-patch': flag.bool('Print the patch before it is sent.'),
  'windows-line-endings': flag.bool('Use the line endings of Windows in the file.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const edit = command({
  name: 'edit',
  usage: 'edit (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit a resource on the server',
  long: `Opens resources of the server in an editor and makes the changes when the editor is closed.

The editor is that of the environment variable KUBE_EDITOR, else EDITOR, else vi. If its value has quotes in it, the shell named by SHELL runs it, else /bin/bash.

Several resources are edited together, as a list; they are changed one after the other. Files named with -f say which resources are meant.

The resources are shown in YAML, or in JSON with -o json.

What the server refuses as invalid is opened again, with the reasons as comments at the top. If the changes cannot be made at all, the file stays, and a message says where it is. That happens above all when someone else has changed the resource in the meantime.`,
  examples: `# A service
kubectl edit svc/nginx

# With another editor
KUBE_EDITOR="nano" kubectl edit svc/nginx

# In JSON
kubectl edit statefulset/web -o json

# Keep the result for kubectl apply
kubectl edit deployment/front --save-config

# The status of a deployment
kubectl edit deployment front --subresource='status'`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const subresource = flags.subresource;
    const result = await new Builder(ctx)
      .resourceTypeOrNameArgs(true, args)
      .latest()
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
      .subresource(subresource)
      .continueOnError()
      .flatten()
      .do();
    if (result.failure) throw result.failure;
    const settings = editSettings(ctx, args, flags);
    if (subresource && !SUBRESOURCES.includes(subresource))
      throw new Error(`invalid subresource value: ${quote(subresource)}. Must be one of [${SUBRESOURCES.join(' ')}]`);
    const infos = result.infos();
    if (infos.length === 0) throw new Error('edit cancelled, no objects found');
    await editObjects(ctx, infos, settings);
  },
});

function editSettings(ctx: Context, args: string[], flags: Flags): EditSettings {
  const record = recorder(ctx, args, flags);
  return {
    mode: 'normal',
    output: flags.output,
    windowsLineEndings: flags['windows-line-endings'],
    outputPatch: flags['output-patch'],
    fieldManager: flags['field-manager'],
    fieldValidation: fieldValidation(flags),
    subresource: flags.subresource,
    annotate: (object) => record(flags['save-config'] ? lastAppliedAnnotation(object) : object),
    print: (object, operation) => resultPrinter(ctx, flags)(object, operation),
  };
}
