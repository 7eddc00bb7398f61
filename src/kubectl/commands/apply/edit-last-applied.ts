/** `kubectl apply edit-last-applied`. */

import type { KubeObject } from '../../../kube/meta/meta';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { editObjects } from '../../editor/edit';
import { lastAppliedOf } from '../../options/last-applied';
import { resultPrinter } from '../../options/output';
import { recorder } from '../../options/recorder';
import {
  fieldManagerFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  validateFlag,
} from '../../options/standard';
import { fieldValidation } from '../../options/validation';
import { Builder } from '../../resource/builder';
import type { Info } from '../../resource/info';
import { CLIENT_SIDE_MANAGER } from './flags';

const FLAGS = {
  ...filenameFlags('to use to edit the resource'),
  ...printFlags(),
  ...fieldManagerFlag(CLIENT_SIDE_MANAGER),
  ...recordFlag(),
  ...validateFlag(),
  'windows-line-endings': flag.bool('Use the line endings of Windows in the file.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const editLastApplied = command({
  name: 'edit-last-applied',
  usage: 'edit-last-applied (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit latest last-applied-configuration annotations of a resource/object',
  long: `Opens what was last applied to objects in an editor, and notes the result with them. Nothing else about them changes.

The editor is that of the environment variable KUBE_EDITOR, else EDITOR, else vi. With -o json the annotations are edited as JSON.`,
  examples: `# By type and name, as YAML
kubectl apply edit-last-applied deployment/nginx

# What a file names, as JSON
kubectl apply edit-last-applied -f deploy.yaml -o json`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const result = await new Builder(ctx)
      .resourceTypeOrNameArgs(true, args)
      .latest()
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
      .continueOnError()
      .flatten()
      .do();
    if (result.failure) throw result.failure;
    const annotations = await annotationInfos(ctx, result.infos());
    if (annotations.length === 0)
      throw new Error(
        'no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`',
      );
    await editObjects(ctx, annotations, settings(ctx, args, flags));
  },
});

/** The annotations as objects; those without one are left out. */
async function annotationInfos(ctx: Context, infos: readonly Info[]): Promise<Info[]> {
  const annotations: Info[] = [];
  for (const { object } of infos) {
    const text = lastAppliedOf(object as KubeObject);
    if (text === undefined) continue;
    const builder = new Builder(ctx).stream(text, 'edited-file').continueOnError().flatten();
    annotations.push(...(await builder.do()).infos().slice(0, 1));
  }
  return annotations;
}

function settings(ctx: Context, args: string[], flags: Flags) {
  return {
    mode: 'apply' as const,
    output: flags.output,
    windowsLineEndings: flags['windows-line-endings'],
    outputPatch: false,
    fieldManager: flags['field-manager'],
    fieldValidation: fieldValidation(flags),
    subresource: '',
    annotate: recorder(ctx, args, flags),
    print: (object: KubeObject, operation: string) => resultPrinter(ctx, flags)(object, operation),
  };
}
