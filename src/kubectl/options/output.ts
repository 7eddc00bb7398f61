/** What a changing command prints of each object: `genericclioptions.PrintFlags` with an operation's name. */

import type { KubeObject } from '../../kube/meta/meta';
import type { Context, FlagValues } from '../cli/command';
import { type DryRun, operationText } from '../cli/dry-run';
import { noPrinterError, OBJECT_FORMATS, objectPrinter, resourceName } from '../printers/object-printer';

/** A printer for the objects of one command run; `operation` may differ from object to object. */
export function resultPrinter(
  ctx: Context,
  flags: FlagValues,
  options: { dryRun?: DryRun; typed?: boolean } = {},
): (object: KubeObject, operation: string) => void {
  const output = flags.string('output');
  const write = (text: string) => ctx.streams.out.write(text);
  const template = flags.has('template') ? flags.string('template') : '';
  if (output === '' && template === '')
    return (object, operation) =>
      write(`${resourceName(object)} ${operationText(operation, options.dryRun ?? 'none')}\n`);
  const printer = objectPrinter({
    output,
    template,
    allowMissingKeys: flags.bool('allow-missing-template-keys'),
    showManagedFields: flags.bool('show-managed-fields'),
    typed: options.typed,
    cwd: ctx.cwd,
  });
  if (!printer) throw noPrinterError(output, OBJECT_FORMATS);
  return (object) => printer(object, write);
}
