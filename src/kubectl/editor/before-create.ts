/** `kubectl create --edit`: each object goes through the editor before it is created. */
import type { Context, FlagValues } from '../cli/command';
import { lastAppliedAnnotation } from '../options/last-applied';
import { resultPrinter } from '../options/output';
import { recorder } from '../options/recorder';
import { filenameOptions } from '../options/standard';
import { fieldValidation } from '../options/validation';
import { Builder } from '../resource/builder';
import { editObjects } from './edit';

/** Edits and creates what the files describe, one object after the other. Throws what `editObjects` throws. */
export async function editBeforeCreate(ctx: Context, args: string[], flags: FlagValues): Promise<void> {
  const result = await new Builder(ctx)
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .continueOnError()
    .flatten()
    .do();
  if (result.failure) throw result.failure;
  const record = recorder(ctx, args, flags);
  const fieldValidationDirective = fieldValidation(flags);
  const { infos, error } = result.collect();
  for (const info of infos)
    await editObjects(ctx, [info], {
      mode: 'create',
      output: flags.string('output'),
      windowsLineEndings: flags.bool('windows-line-endings'),
      outputPatch: false,
      fieldManager: 'kubectl-create',
      fieldValidation: fieldValidationDirective,
      subresource: '',
      annotate: (object) => record(flags.bool('save-config') ? lastAppliedAnnotation(object) : object),
      print: (object, operation) => resultPrinter(ctx, flags)(object, operation),
    });
  if (error) throw error;
}
