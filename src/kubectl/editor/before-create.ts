/** `kubectl create --edit`: each object goes through the editor before it is created. */
import type { Context } from '../cli/command';
import { lastAppliedAnnotation } from '../options/last-applied';
import { type PrintFlags, resultPrinter } from '../options/output';
import { recorder } from '../options/recorder';
import { type FilenameFlags, filenameOptions } from '../options/standard';
import { fieldValidation } from '../options/validation';
import { Builder } from '../resource/builder';
import { editObjects } from './edit';

/** What matters here of the flags of `kubectl create`. */
type EditFlags = FilenameFlags &
  PrintFlags & {
    record: boolean;
    'save-config': boolean;
    validate: string;
    'windows-line-endings': boolean;
  };

/** Edits and creates what the files describe, one object after the other. Throws what `editObjects` throws. */
export async function editBeforeCreate(ctx: Context, args: string[], flags: EditFlags): Promise<void> {
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
      output: flags.output,
      windowsLineEndings: flags['windows-line-endings'],
      outputPatch: false,
      fieldManager: 'kubectl-create',
      fieldValidation: fieldValidationDirective,
      subresource: '',
      annotate: (object) => record(flags['save-config'] ? lastAppliedAnnotation(object) : object),
      print: (object, operation) => resultPrinter(ctx, flags)(object, operation),
    });
  if (error) throw error;
}
